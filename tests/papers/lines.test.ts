/** Where lines of text are broken. Every Chinese character is two wide here, every other one. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textWidth } from '@shared/paper/text'
import { balanced, wrapped } from '../../src/main/papers/pdf/lines'

describe('wrapped', () => {
  it.each([
    ['平湖市两新组织', 20, ['平湖市两新组织']],
    ['平湖市两新组织', 8, ['平湖市两', '新组织']],
    ['评定结果，按总分排列。', 8, ['评定结', '果，按总', '分排列。']],
    ['见《六星评价》第三条', 6, ['见《六', '星评', '价》第', '三条']],
    ['得分 12.50 分', 6, ['得分', '12.50', '分']],
    ['示例 ABC Technology Co.', 12, ['示例 ABC', 'Technology', 'Co.']],
    ['ABCDEFGHIJ', 4, ['ABCD', 'EFGH', 'IJ']],
    ['第一行\n\n第三行', 20, ['第一行', '', '第三行']],
    ['  多   个 空格 ', 40, ['多 个 空格']],
    ['', 10, ['']],
  ])('breaks %j into lines of at most %i', (text, width, lines) => {
    expect(wrapped(text, width, textWidth)).toEqual(lines)
  })

  it('puts the lead before the first line of each paragraph', () => {
    expect(wrapped('经研究决定\n现予公示', 10, textWidth, '　　')).toEqual(['　　经研究', '决定', '　　现予公', '示'])
  })

  it('loses no character and keeps within the width, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 4, max: 40 }), (text, width) => {
        const lines = wrapped(text, width, textWidth)
        const letters = (part: string) => part.replace(/\s/gu, '')
        expect(letters(lines.join(''))).toBe(letters(text))
        for (const line of lines) if (Array.from(line).length > 1) expect(textWidth(line)).toBeLessThanOrEqual(width)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('balanced', () => {
  it('leaves a title of one line alone', () => expect(balanced('六星评定结果表', 40, textWidth)).toEqual(['六星评定结果表']))

  it('makes two lines about equally long instead of a long and a short one', () => {
    expect(balanced('示例县两新组织党组织六星评价结果汇总表', 36, textWidth)).toEqual(['示例县两新组织党组织', '六星评价结果汇总表'])
  })
})
