import { describe, expect, it, vi } from 'vitest'
import { paletteEntries } from '@/palette/entries'
import { router } from '@/router'
import type { RoundSubject } from '@shared/domain/round'

vi.mock('@/components/notify', () => ({ notifyError: vi.fn() }))

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

  it('takes letters for characters that follow each other', () => {
    const organizations = [subject('1', '示例星河011'), subject('2', '示例岭南红星合作社'), subject('3', '示例联合商会')]
    const found = (text: string) => paletteEntries(text, organizations).map(({ name }) => name)
    expect(found('shezhi')).toEqual(['设置'])
    expect(found('lh')).toEqual(['留痕', '示例联合商会'])
  })

  it('leads to every page, and to what is not a page', () => {
    // One organization's scoring card is the card; what is printed is no page to go to.
    const addresses = router.getRoutes().map(({ path }) => path.replace('/:subjectId?', '')).filter((path) => !path.includes(':'))
    const offered = paletteEntries('', []).map(({ to }) => to?.replace(/\?.*/, ''))
    expect(addresses.filter((path) => !offered.includes(path))).toEqual([])
    expect(names('jpcz')).toEqual(['键盘操作'])
    expect(names('xinzeng')).toEqual(['新增组织'])
    expect(names('zhenduan')).toEqual(['诊断：导出诊断包'])
    expect(names('pfk')).toEqual(['评分卡'])
  })

  it('puts pages and actions first, then names that begin with the text', () => {
    expect(names('评').slice(-1)).toEqual(['评弹协会'])
    expect(paletteEntries('曾', subjects)).toMatchObject([{ kind: '组织', hint: '甲镇', to: '/stars?open=2' }])
  })
})
