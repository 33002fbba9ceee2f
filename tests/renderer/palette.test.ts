import { describe, expect, it } from 'vitest'
import { paletteEntries } from '@/palette/entries'
import type { RoundSubject } from '@shared/domain/round'

const subject = (subjectId: string, name: string): RoundSubject => ({ subjectId, name, partyName: '', township: '甲镇', track: 'small', trackBy: 'rule', attributes: {} })
const subjects = [subject('1', '单县电子商务协会'), subject('2', '曾氏物流公司'), subject('3', '评弹协会')]
const names = (text: string) => paletteEntries(text, subjects).map(({ name }) => name)

describe('the palette', () => {
  it('lists pages and actions before anything is typed, and no organization', () => {
    expect(names('').slice(0, 2)).toEqual(['总览', '组织台账'])
    expect(names('')).not.toContain('曾氏物流公司')
  })

  it('finds by Chinese, pinyin and initials, polyphonic characters included', () => {
    expect(names('录入')).toEqual(['评分录入'])
    expect(names('bxgc')).toEqual(['比学赶超'])
    expect(names('shanxian')).toEqual(['单县电子商务协会'])
    expect(names('zs')).toContain('曾氏物流公司')
    expect(names('没有这个')).toEqual([])
  })

  it('puts pages and actions first, then names that begin with the text', () => {
    expect(names('评').slice(-1)).toEqual(['评弹协会'])
    expect(paletteEntries('曾', subjects)).toMatchObject([{ kind: '组织', hint: '甲镇', to: '/stars?open=2' }])
  })
})
