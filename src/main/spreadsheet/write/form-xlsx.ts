import type { Workbook } from '@cj-tech-master/excelts'
import type { FormArea, FormCheck, FormSheet } from './form'
import { formStyles } from './form-styles'
import { pause, rowsPerStep } from './pace'
import { repack } from './repack'
import type { WriteOptions } from './table'
import { cellText } from '@shared/paper/text'
import { pageNumbers, paperSizes } from './xlsx'

type Sheet = ReturnType<ReturnType<typeof Workbook.createStreamWriter>['addWorksheet']>

/** Holds the lists that input cells offer. */
const listSheet = '选项'

/** What the file format takes in the texts of a check. */
const longest = { prompt: 250, error: 220 }

/**
 * Makes a workbook of a form, yielding the rows done so far, and last its bytes. Equal forms give equal bytes.
 *
 * @throws AppError `cancelled`
 */
export async function* writeForm(sheets: readonly FormSheet[], options: WriteOptions): AsyncGenerator<number, Uint8Array> {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const date = new Date(`${options.date.slice(0, 10)}T00:00:00Z`)
  const chunks: Uint8Array[] = []
  const stream = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) })
  const workbook = Workbook.createStreamWriter({ stream, created: date, modified: date, creator: '六星评价', lastModifiedBy: '六星评价', useStyles: true, useSharedStrings: true, zip: { compressionOptions: { level: 0 } } })
  const lists = new Map<string, { row: number; choices: string[] }>()
  let done = 0
  for (const form of sheets) {
    const { paper, orientation, titleRows, titleColumns, pagesWide } = form.print
    const sheet = workbook.addWorksheet(form.name, {
      pageSetup: {
        paperSize: paperSizes[paper],
        orientation,
        fitToPage: true,
        fitToWidth: pagesWide,
        fitToHeight: 0,
        printTitlesRow: titleRows.join(':'),
        ...(titleColumns ? { printTitlesColumn: titleColumns.join(':') } : {}),
        margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      },
      views: [{ state: 'frozen', xSplit: form.frozen.columns, ySplit: form.frozen.rows }],
      headerFooter: { oddFooter: pageNumbers },
    })
    sheet.columns = form.columns.map(({ width, hidden }) => ({ width, hidden }))
    for (const { top, left, bottom, right } of form.merges) sheet.mergeCells(top, left, bottom, right)
    for (const { area, check } of form.checks) addCheck(sheet, area, check, lists)
    for (const [at, row] of form.rows.entries()) {
      writeRow(sheet, at + 1, row)
      done += 1
      if (done % rowsPerStep === 0) {
        yield done
        await pause(options.signal)
      }
    }
    await sheet.protect(undefined, { formatColumns: true, formatRows: true })
    sheet.ignoredErrors.push({ ref: `A1:${sheet.getColumn(Math.max(1, form.columns.length)).letter}${Math.max(1, form.rows.length)}`, numberStoredAsText: true })
    sheet.commit()
  }
  if (lists.size > 0) writeLists(workbook.addWorksheet(listSheet, { state: 'veryHidden' }), [...lists.values()])
  await workbook.commit()
  await pause(options.signal)
  return repack(Buffer.concat(chunks))
}

function writeRow(sheet: Sheet, number: number, { height, hidden, cells }: FormSheet['rows'][number]): void {
  const line = sheet.getRow(number)
  if (height !== undefined) line.height = height
  if (hidden) line.hidden = true
  cells.forEach((cell, at) => {
    if (!cell) return
    const target = line.getCell(at + 1)
    // The first cell of a merged block carries its text; the others only its border.
    if (target.master === target) target.value = typeof cell.value === 'string' ? cellText(cell.value) : cell.value
    target.style = formStyles[cell.look]
  })
  line.commit()
}

function addCheck(sheet: Sheet, { top, left, bottom, right }: FormArea, { prompt, choices, number }: FormCheck, lists: Map<string, { row: number; choices: string[] }>): void {
  const first = `${sheet.getColumn(left).letter}${top}`
  const address = `${first}:${sheet.getColumn(right).letter}${bottom}`
  const shown = { allowBlank: true, showInputMessage: true, promptTitle: '填写', prompt: cut(prompt, longest.prompt), showErrorMessage: true, errorTitle: '请核对', error: cut(`这一格：${prompt}`, longest.error) }
  if (choices) {
    const key = choices.join('\n')
    const list = lists.get(key) ?? { row: lists.size + 1, choices }
    lists.set(key, list)
    const last = sheet.getColumn(choices.length).letter
    sheet.dataValidations.add(address, { type: 'list', formulae: [`${listSheet}!$A$${list.row}:$${last}$${list.row}`], ...shown })
  } else if (number) {
    sheet.dataValidations.add(address, { type: 'custom', errorStyle: 'warning', formulae: [numberFormula(first, number)], ...shown })
  } else {
    sheet.dataValidations.add(address, { type: 'any', allowBlank: true, showInputMessage: true, promptTitle: shown.promptTitle, prompt: shown.prompt })
  }
}

function numberFormula(cell: string, { whole, least, most, words }: NonNullable<FormCheck['number']>): string {
  const tests = [`ISNUMBER(${cell})`]
  if (least !== undefined) tests.push(`${cell}>=${least}`)
  if (most !== undefined) tests.push(`${cell}<=${most}`)
  if (whole) tests.push(`${cell}=INT(${cell})`)
  return `OR(${[`AND(${tests.join(',')})`, ...words.map((word) => `${cell}="${word.replaceAll('"', '""')}"`)].join(',')})`
}

function writeLists(sheet: Sheet, lists: readonly { row: number; choices: string[] }[]): void {
  for (const { row, choices } of lists) {
    const line = sheet.getRow(row)
    choices.forEach((choice, at) => {
      line.getCell(at + 1).value = cellText(choice)
    })
    line.commit()
  }
  sheet.commit()
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
