import { writeFile } from 'node:fs/promises'
import type { Style, Workbook } from '@cj-tech-master/excelts'
import { columnGroups, countRows, type CellValue, type Table } from '@shared/paper/table'
import { cellText } from '@shared/paper/text'
import { layoutOf, rowHeight, sheetNames, type Layout } from './layout'
import { pause, rowsPerStep, throwIfCancelled } from './pace'
import { repack } from './repack'
import { columnStyles, styles } from './styles'
import type { WriteOptions } from './table'

/** Numbers of paper sizes in the file format; the library's own list lacks A3. */
export const paperSizes: Record<Layout['paper'], number> = { A4: 9, A3: 8 }

/** In the middle at the foot of the page, as in the other formats. */
export const pageNumbers = '&C— &P —'

type Sheet = ReturnType<ReturnType<typeof Workbook.createStreamWriter>['addWorksheet']>

/**
 * Writes tables as an Excel workbook, one sheet each: merged title, unit and date line, head repeated on every printed
 * page, frozen panes, A4 or A3 fitted to the width, notes and signature lines below.
 * Rows are streamed and the process is let go in between, so that other calls are answered while a long table is written.
 */
export async function* writeXlsx(path: string, tables: readonly Table[], options: WriteOptions): AsyncGenerator<number, void> {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const date = new Date(`${options.date.slice(0, 10)}T00:00:00Z`)
  const chunks: Uint8Array[] = []
  const stream = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) })
  // Stored first, packed below: the streaming writer would stamp each part with the present time.
  const workbook = Workbook.createStreamWriter({ stream, created: date, modified: date, creator: '六星评价', lastModifiedBy: '六星评价', useStyles: true, useSharedStrings: true, zip: { compressionOptions: { level: 0 } } })
  const names = sheetNames(tables)
  let written = 0
  for (const [at, table] of tables.entries()) {
    const layout = layoutOf(table)
    const headRows = table.columns.some((column) => column.group !== undefined) ? [3, 4] : [3]
    const lastHeadRow = headRows.length + 2
    const sheet = workbook.addWorksheet(names[at], {
      pageSetup: {
        paperSize: paperSizes[options.page?.size ?? layout.paper],
        orientation: options.page?.orientation ?? 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        horizontalCentered: true,
        printTitlesRow: `3:${lastHeadRow}`,
        margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      },
      views: [{ state: 'frozen', xSplit: table.frozen, ySplit: lastHeadRow }],
      headerFooter: { oddFooter: pageNumbers },
    })
    sheet.columns = layout.widths.map((width) => ({ width }))
    writeTop(sheet, table, layout, headRows)
    const cellStyles = table.columns.map(columnStyles)
    let row = lastHeadRow
    for (const cells of table.rows) {
      row += 1
      if (Array.isArray(cells)) writeCells(sheet, row, cells, cellStyles, rowHeight(cells, layout))
      else writeAcross(sheet, row, cells.heading, styles.heading, table.columns.length, 20)
      written += 1
      if (written % rowsPerStep === 0) {
        yield written
        await pause(options.signal)
      }
    }
    writeBottom(sheet, table, layout, row)
    // Codes of digits are text on purpose: no warning triangle in their cells.
    sheet.ignoredErrors.push({ ref: `A1:${sheet.getColumn(table.columns.length).letter}${row}`, numberStoredAsText: true })
    sheet.commit()
    await pause(options.signal)
  }
  await workbook.commit()
  const bytes = await repack(Buffer.concat(chunks))
  throwIfCancelled(options.signal)
  await writeFile(path, bytes)
  yield countRows(tables)
}

function writeTop(sheet: Sheet, table: Table, layout: Layout, headRows: readonly number[]): void {
  const count = table.columns.length
  const half = layout.leftColumns
  writeAcross(sheet, 1, table.title, styles.title, count, layout.titleHeight)
  const line = sheet.getRow(2)
  line.height = layout.subtitleHeight
  put(line.getCell(1), table.subtitle.left, styles.left)
  if (half > 1) sheet.mergeCells(2, 1, 2, half)
  if (count > half) {
    put(line.getCell(half + 1), table.subtitle.right, styles.right)
    if (count > half + 1) sheet.mergeCells(2, half + 1, 2, count)
  }
  line.commit()
  writeHead(sheet, table, layout, headRows)
}

function writeHead(sheet: Sheet, table: Table, layout: Layout, [upper = 3, lower = upper]: readonly number[]): void {
  const groups = columnGroups(table.columns)
  for (const row of upper === lower ? [upper] : [upper, lower]) {
    const line = sheet.getRow(row)
    line.height = row === lower ? layout.headHeight : 20
    table.columns.forEach((column, at) => {
      const group = groups.find(({ from, length }) => at >= from && at < from + length)?.group
      put(line.getCell(at + 1), row === upper && group !== undefined ? group : column.title, styles.head)
    })
  }
  if (upper !== lower) {
    for (const { group, from, length } of groups) {
      if (group === undefined) sheet.mergeCells(upper, from + 1, lower, from + 1)
      else if (length > 1) sheet.mergeCells(upper, from + 1, upper, from + length)
    }
  }
  sheet.getRow(upper).commit()
  if (upper !== lower) sheet.getRow(lower).commit()
}

function writeCells(sheet: Sheet, row: number, cells: readonly CellValue[], cellStyles: readonly ReturnType<typeof columnStyles>[], height: number): void {
  const line = sheet.getRow(row)
  line.height = height
  cellStyles.forEach((style, at) => {
    const value = cells[at] ?? null
    if (typeof value === 'string') put(line.getCell(at + 1), value, style.text)
    else put(line.getCell(at + 1), value, style.number)
  })
  line.commit()
}

function writeBottom(sheet: Sheet, table: Table, layout: Layout, lastRow: number): void {
  let row = lastRow
  table.notes.forEach((note, at) => writeAcross(sheet, (row += 1), note, styles.note, table.columns.length, layout.noteHeights[at] ?? 15))
  if (table.signatures.length === 0) return
  const line = table.signatures.map((signature) => `${signature}：`).join('\u3000'.repeat(12))
  writeAcross(sheet, row + 1, line, styles.signature, table.columns.length, 36)
}

/** One text over the whole width of the table. */
function writeAcross(sheet: Sheet, row: number, text: string, style: Partial<Style>, columns: number, height: number): void {
  const line = sheet.getRow(row)
  line.height = height
  for (let column = 1; column <= columns; column += 1) put(line.getCell(column), column === 1 ? text : null, style)
  if (columns > 1) sheet.mergeCells(row, 1, row, columns)
  line.commit()
}

function put(cell: { value: unknown; style: Partial<Style> }, value: CellValue, style: Partial<Style>): void {
  cell.value = typeof value === 'string' ? cellText(value) : value
  cell.style = style
}
