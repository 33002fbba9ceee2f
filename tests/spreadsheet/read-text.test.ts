import { describe, expect, it } from 'vitest'
import { workbookOf } from '../../src/main/spreadsheet/read'

const text = '单位名称,编号\n样例𬭊光公司,0012\n"含,逗号\n换行",=1+1\n'
const rows = [['单位名称', '编号'], ['样例𬭊光公司', '0012'], ['含,逗号\n换行', '=1+1']]

function utf16be(content: string): Buffer {
  return Buffer.from(`\ufeff${content}`, 'utf16le').swap16()
}

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(text), 'UTF-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'UTF-8（带 BOM）'],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'UTF-16'],
    ['UTF-16, big end first', utf16be(text), 'UTF-16'],
    ['UTF-16 without a mark', Buffer.from(`name,number,remark\nSample,0012,plain\n${'row,1,x\n'.repeat(20)}`, 'utf16le'), 'UTF-16'],
  ])('%s', (_, bytes, encoding) => {
    const read = workbookOf(bytes, '名册.csv')
    expect(read.encoding).toBe(encoding)
    if (bytes.length < 200) expect(read.sheets).toEqual([{ name: '名册', hidden: false, columnCount: 2, rows }])
  })

  it('GB18030', () => {
    // 单位名称 / 甲
    const bytes = Buffer.from([0xb5, 0xa5, 0xce, 0xbb, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xbc, 0xd7, 0x0a])
    expect(workbookOf(bytes, 'a.txt')).toMatchObject({ encoding: 'GB18030', sheets: [{ rows: [['单位名称'], ['甲']] }] })
  })

  it('takes UTF-8 cut in the middle of a character for what it is', () => {
    const whole = Buffer.from(`单位名称\n${'样例公司\n'.repeat(200)}样`)
    const read = workbookOf(whole.subarray(0, whole.length - 1), 'a.csv')
    expect(read.encoding).toBe('UTF-8')
    expect(read.sheets[0]?.rows.at(-1)).toEqual(['\ufffd'])
  })
})

it.each([[',', '甲,乙\n1,2\n'], ['tab', '甲\t乙\n1\t2\n'], [';', '甲;乙\n1;2\n'], ['，', '甲，乙\n1，2\n'], ['CR', '甲,乙\r1,2\r'], ['CRLF', '甲,乙\r\n1,2\r\n']])('finds columns parted by %s', (_, content) => {
  expect(workbookOf(Buffer.from(content), 'a.txt').sheets[0]?.rows).toEqual([['甲', '乙'], ['1', '2']])
})

it('names the row whose quotes do not pair instead of swallowing the rest', () => {
  expect(() => workbookOf(Buffer.from('单位名称,备注\n甲,"未完\n乙,好\n'), 'a.csv')).toThrow(expect.objectContaining({ code: 'file-unreadable', place: { row: 2 } }))
})

it('does not take text that begins like a picture or a program for one', () => {
  expect(workbookOf(Buffer.from('BMW样例公司,1\n'), 'a.csv').sheets[0]?.rows).toEqual([['BMW样例公司', '1']])
})

it('refuses too many rows', () => {
  expect(() => workbookOf(Buffer.from('甲\n'.repeat(50_001)), 'a.csv')).toThrow(expect.objectContaining({ code: 'file-too-large' }))
})
