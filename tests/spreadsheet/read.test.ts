import { utils, type BookType } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readWorkbook, workbookOf } from '../../src/main/spreadsheet/read'
import { limits } from '../../src/main/spreadsheet/read/workbook'
import { fileOf } from '../services/import-helpers'
import { compoundOf, fileBytes, workbookOfSheet, workbookStream, zipOf } from './read-helpers'

const plain = () => fileBytes({ 台账: utils.aoa_to_sheet([['单位名称', '党员数'], ['甲', 3]]) })

describe.each<BookType>(['xlsx', 'xlsm', 'biff8', 'xls'])('%s', (bookType) => {
  it('keeps text, numbers, ticks, dates and mistakes apart', () => {
    const sheet = utils.aoa_to_sheet([['0012', 12.5, true]])
    sheet['D1'] = { t: 'n', v: 42_078, z: 'yyyy-mm-dd' }
    sheet['E1'] = { t: 'e', v: 0x17, w: '#REF!' }
    sheet['F1'] = { t: 'n', v: 0.5, z: 'h:mm' }
    sheet['!ref'] = 'A1:F1'
    const read = workbookOf(fileBytes({ 台账: sheet }, bookType), 'a')
    expect(read.encoding).toBeNull()
    expect(read.sheets).toEqual([{ name: '台账', hidden: false, columnCount: 6, rows: [['0012', 12.5, true, { date: '2015-03-15' }, { error: '#REF!' }, 0.5]] }])
  })

  it('fills merged cells as far as the sheet reaches, and marks hidden sheets', () => {
    const merged = utils.aoa_to_sheet([['镇', '甲'], [null, '乙'], [], ['末']])
    merged['!merges'] = [utils.decode_range('A1:A3'), utils.decode_range('A4:XFD4')]
    const read = workbookOf(
      fileBytes({ 台账: merged, 旧: utils.aoa_to_sheet([['x']]), 空: utils.aoa_to_sheet([]) }, bookType, (workbook) => {
        workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }, { Hidden: 0 }] }
      }),
      'a',
    )
    expect(read.sheets.map(({ name, hidden, rows }) => [name, hidden, rows])).toEqual([
      ['台账', false, [['镇', '甲'], ['镇', '乙'], ['镇'], ['末', '末']]],
      ['旧', true, [['x']]],
      ['空', false, []],
    ])
  })
})

describe('formulas', () => {
  it('give the result that was saved', () => {
    const sheet = utils.aoa_to_sheet([['甲', 1]])
    sheet['B1'] = { t: 'n', v: 7, f: 'SUM(C1:C9)' }
    sheet['C1'] = { t: 's', v: '', f: 'IF(B1=7,"","x")' }
    sheet['!ref'] = 'A1:C1'
    expect(workbookOf(fileBytes({ 台账: sheet }), 'a').sheets[0]?.rows).toEqual([['甲', 7]])
  })

  it('without any saved result are said', () => {
    const sheet = utils.aoa_to_sheet([['甲']])
    sheet['B1'] = { t: 'n', f: 'SUM(C1:C9)' }
    sheet['!ref'] = 'A1:B1'
    expect(workbookOf(fileBytes({ 台账: sheet }), 'a').sheets[0]?.rows).toEqual([['甲', { error: '没有保存计算结果' }]])
  })
})

it('reads an .xls past a chart in its sheet and past formulas without end', () => {
  const sheet = utils.aoa_to_sheet([['甲', '乙', '丙']])
  sheet['B1'] = { t: 'n', v: 7, f: 'SUM(C1:C9)' }
  const stream = workbookStream(fileBytes({ 台账: sheet }, 'biff8'))
  const start = stream.lastIndexOf(Buffer.from([0x09, 0x08, 0x10, 0x00]))
  const after = start + 4 + stream.readUInt16LE(start + 2)
  const chart = Buffer.concat([stream.subarray(start, after), Buffer.from([0x0a, 0, 0, 0])])
  const endless = Buffer.concat([Buffer.from([0x06, 0, 24, 0, 0, 0, 1, 0, 0, 0]), Buffer.from([0, 0, 0, 0, 0, 0, 0x1c, 0x40]), Buffer.alloc(6), Buffer.from([2, 0, 0x17, 0xff])])
  const made = compoundOf({ Workbook: Buffer.concat([stream.subarray(0, after), chart, endless, stream.subarray(after)]) })
  expect(workbookOf(made, 'a.xls').sheets[0]?.rows).toEqual([['甲', 7, '丙']])
})

it('reads the Chinese of an .xls of Excel 95', () => {
  const stream = workbookStream(fileBytes({ Sheet1: utils.aoa_to_sheet([['xxxxxxxx', 'caf\u00e9']]) }, 'biff5'))
  // 单位名称 in GB18030
  Buffer.from([0xb5, 0xa5, 0xce, 0xbb, 0xc3, 0xfb, 0xb3, 0xc6]).copy(stream, stream.indexOf('xxxxxxxx'))
  expect(workbookOf(compoundOf({ Book: stream }), 'a.xls').sheets).toMatchObject([{ name: 'Sheet1', rows: [['单位名称', expect.stringMatching(/^caf/)]] }])
})

it('reads days counted from 1904', () => {
  const sheet = utils.aoa_to_sheet([['甲']])
  sheet['B1'] = { t: 'n', v: 40_616, z: 'yyyy/m/d' }
  sheet['!ref'] = 'A1:B1'
  const bytes = fileBytes({ 台账: sheet }, 'xlsx', (workbook) => {
    workbook.Workbook = { WBProps: { date1904: true } }
  })
  expect(workbookOf(bytes, 'a').sheets[0]?.rows).toEqual([['甲', { date: '2015-03-15' }]])
})

it('goes by content, not by name', () => {
  expect(readWorkbook(fileOf(plain(), '台账.csv')).sheets[0]?.name).toBe('台账')
  expect(readWorkbook(fileOf('单位名称\t编号\n甲\t1\n', '台账.xls')).sheets[0]).toMatchObject({ name: '台账', rows: [['单位名称', '编号'], ['甲', '1']] })
})

describe('refuses', () => {
  const code = (wanted: string, part: string) => expect.objectContaining({ name: 'AppError', code: wanted, message: expect.stringContaining(part) })

  it.each([
    ['an empty file', Buffer.alloc(0), 'file-unreadable', '空'],
    ['a pdf', Buffer.from('%PDF-1.7\n'), 'unsupported-file', 'PDF'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'unsupported-file', '图片'],
    ['a rar', Buffer.from('Rar!\u001a\u0007\u0000'), 'unsupported-file', '压缩包'],
    ['a program', Buffer.from('MZ\u0090\u0000\u0003\u0000'), 'unsupported-file', '程序'],
    ['a web page named .xls', Buffer.from('\ufeff<html><body><table><tr><td>甲</td></tr></table></body></html>'), 'unsupported-file', '另存为 .xlsx'],
    ['one sentence', Buffer.from('这不是表格。'), 'file-unreadable', '里面只是一段文字'],
    ['a list of one column', Buffer.from('单位名称\n甲\n'), 'file-unreadable', '里面只是一段文字'],
    ['a letter, with quotes that do not pair', Buffer.from('各单位：\n请于周五前报送台账，逾期不候，谢谢。\n"联系人见附件，电话同上\n办公室\n'), 'file-unreadable', '里面只是一段文字'],
    ['an xml', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'unsupported-file', '另存为 .xlsx'],
    ['a Word document', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }), 'unsupported-file', 'Word'],
    ['a binary workbook', fileBytes({ 台账: utils.aoa_to_sheet([['甲']]) }, 'xlsb'), 'unsupported-file', '另存为 .xlsx'],
    ['an OpenDocument file', fileBytes({ 台账: utils.aoa_to_sheet([['甲']]) }, 'ods'), 'unsupported-file', 'OpenDocument'],
    ['slides', zipOf({ 'ppt/presentation.xml': '<p/>' }), 'unsupported-file', '演示文稿'],
    ['a zip of anything', zipOf({ 'a.txt': 'x' }), 'unsupported-file', '压缩包'],
    ['an old Word document', compoundOf({ WordDocument: Buffer.from('x') }), 'unsupported-file', '表格'],
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256)), 'unsupported-file', '表格'],
    ['a protected xlsx', compoundOf({ EncryptionInfo: Buffer.alloc(64), EncryptedPackage: Buffer.alloc(64) }), 'file-protected', '密码'],
  ])('%s', (_, bytes, wanted, part) => {
    expect(() => workbookOf(bytes, 'a.xlsx')).toThrow(code(wanted, part))
  })

  it('a protected xls', () => {
    const stream = workbookStream(fileBytes({ 台账: utils.aoa_to_sheet([['甲']]) }, 'biff8'))
    const afterFirst = 4 + stream.readUInt16LE(2)
    const password = Buffer.concat([Buffer.from([0x2f, 0, 54, 0, 1, 0, 1, 0, 1, 0]), Buffer.alloc(48)])
    const locked = compoundOf({ Workbook: Buffer.concat([stream.subarray(0, afterFirst), password, stream.subarray(afterFirst)]) })
    expect(() => workbookOf(locked, 'a.xls')).toThrow(code('file-protected', '密码'))
  })

  it('an encrypted entry of a zip', () => {
    const bytes = plain()
    for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 1)) bytes.writeUInt16LE(1, at + 8)
    expect(() => workbookOf(bytes, 'a.xlsx')).toThrow(code('file-protected', '密码'))
  })

  it('a file cut short', () => {
    const bytes = plain()
    expect(() => workbookOf(bytes.subarray(0, bytes.length - 40), 'a.xlsx')).toThrow(code('file-unreadable', '不完整'))
    const old = fileBytes({ 台账: utils.aoa_to_sheet([['甲']]) }, 'biff8')
    expect(() => workbookOf(old.subarray(0, 700), 'a.xls')).toThrow(expect.objectContaining({ name: 'AppError' }))
  })

  it('what unpacks to more than it may, whatever it claims', () => {
    const bomb = zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': Buffer.alloc(limits.tableSize + 10, ' ') })
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(() => workbookOf(bomb, 'a.xlsx')).toThrow(code('file-too-large', '解压'))
    for (let at = bomb.indexOf('PK\u0001\u0002'); at >= 0; at = bomb.indexOf('PK\u0001\u0002', at + 1)) bomb.writeUInt32LE(10, at + 24)
    expect(() => workbookOf(bomb, 'a.xlsx')).toThrow(code('file-too-large', '解压'))
  })

  it('more rows or columns than it reads', () => {
    const long = utils.aoa_to_sheet([['甲']])
    long[`A${limits.rows + 1}`] = { t: 's', v: '乙' }
    long['!ref'] = `A1:A${limits.rows + 1}`
    expect(() => workbookOf(fileBytes({ 台账: long }), 'a.xlsx')).toThrow(code('file-too-large', '行数'))
    const wide = utils.aoa_to_sheet([Array.from({ length: limits.columns + 1 }, () => 'x')])
    expect(() => workbookOf(fileBytes({ 台账: wide }), 'a.xlsx')).toThrow(code('file-too-large', '列数'))
  })

  it.each([
    ['links over whole columns', '<sheetData/><hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>', '超链接'],
    ['array formulas over whole columns', '<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c></row></sheetData>', '数组公式'],
    ['a text without end', `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(500_000)}</t></is></c></row></sheetData>`, '文字过长'],
    ['merged blocks over whole columns', `<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="SF1"><v>1</v></c></row><row r="49000"><c r="A49000"><v>1</v></c></row></sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(9)}</mergeCells>`, '合并'],
    ['a row a billion rows down', '<sheetData><row r="1000000000"><c r="A1000000000"><v>1</v></c></row></sheetData>', '行数'],
  ])('%s, at once', (_, xml, part) => {
    const bytes = workbookOfSheet(xml)
    const start = performance.now()
    expect(() => workbookOf(bytes, 'a.xlsx')).toThrow(code('file-too-large', part))
    // Read whole, these take minutes or all memory.
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  it('a file that is gone', () => {
    expect(() => readWorkbook('/nowhere/台账.xlsx')).toThrow(code('file-unreadable', '移走'))
  })
})

it('does not mind a sheet that claims a million rows', () => {
  const sheet = utils.aoa_to_sheet([['甲']])
  const bytes = fileBytes({ 台账: sheet }, 'xlsx')
  sheet['!ref'] = 'A1:XFD1048576'
  expect(workbookOf(bytes, 'a').sheets[0]?.rows).toEqual([['甲']])
})
