import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBlock, parseBlock } from '@/pages/scoring/state/clipboard'

describe('parseBlock', () => {
  it('takes the line end behind the last row for no row of its own', () => {
    expect(parseBlock('1\t2\r\n3\t4\r\n')).toEqual([['1', '2'], ['3', '4']])
    expect(parseBlock('1\t2\n3\t4')).toEqual([['1', '2'], ['3', '4']])
    expect(parseBlock('1\r\n')).toEqual([['1']])
  })

  it('keeps blank cells and rows', () => {
    expect(parseBlock('1\t\t3\r\n\t\t\r\n7\t8\t9\r\n')).toEqual([['1', '', '3'], ['', '', ''], ['7', '8', '9']])
    expect(parseBlock('\r\n')).toEqual([['']])
    expect(parseBlock('1\r\n\r\n3\r\n')).toEqual([['1'], [''], ['3']])
  })

  it('reads quoted cells with line breaks, tabs and doubled quotes', () => {
    expect(parseBlock('"甲:国家级\r\n乙:省级"\t2\r\n"说""好"""\t"a\tb"\r\n')).toEqual([['甲:国家级\n乙:省级', '2'], ['说"好"', 'a\tb']])
  })

  it('keeps quotes that belong to the text', () => {
    expect(parseBlock('"一企一品"\t"书记"热线\r\n')).toEqual([['"一企一品"', '"书记"热线']])
    expect(parseBlock('"没有结尾\t1')).toEqual([['"没有结尾', '1']])
  })

  it('reads nothing from nothing', () => {
    expect(parseBlock('')).toEqual([])
    expect(parseBlock('\0')).toEqual([])
  })
})

describe('formatBlock', () => {
  it('ends every row as Excel does and quotes what needs it', () => {
    expect(formatBlock([['1', '甲\n乙'], ['"好"', '']])).toBe('1\t"甲\n乙"\r\n"""好"""\t\r\n')
  })

  it('is read back as it was', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '一', '"', '\t', '\n', ' ', '1') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        expect(parseBlock(formatBlock(rows))).toEqual(rows)
      }),
    )
  })
})
