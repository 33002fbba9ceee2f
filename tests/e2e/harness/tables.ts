import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { read, utils, type WorkBook } from '@e965/xlsx'

/** A sheet as rows of cells: numbers stay numbers. */
export function sheetRows(book: WorkBook, name: string): unknown[][] {
  const sheet = book.Sheets[name]
  if (!sheet) throw new Error(`no sheet ${name}; there are ${book.SheetNames.join('、')}`)
  return utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null })
}

/** The table under the header row that begins with this title, as records by column title, down to the first row without a name. */
export function records(rows: readonly unknown[][], nameColumn: string): Record<string, unknown>[] {
  const at = rows.findIndex((row) => row.includes(nameColumn))
  const header = rows[at]
  if (!header) throw new Error(`no column ${nameColumn}`)
  return rows.slice(at + 1).flatMap((row) => {
    const record = Object.fromEntries(header.map((title, index) => [String(title), row[index] ?? null]))
    return typeof record[nameColumn] === 'string' && record[nameColumn] !== '' ? [record] : []
  })
}

const office = ['soffice', 'libreoffice'].find((command) => spawnSync(command, ['--version']).status === 0)
export const hasLibreOffice = office !== undefined
export const officeCommand = office ?? 'soffice'

/** All sheets of a workbook as LibreOffice reads them, by name. */
export function readByLibreOffice(path: string): Map<string, unknown[][]> {
  const folder = mkdtempSync(join(dirname(path), 'office-'))
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
  const { status, stderr } = spawnSync(officeCommand, [profile, '--headless', '--convert-to', filter, '--outdir', folder, path], { timeout: 120_000, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  if (status !== 0) throw new Error(stderr.toString())
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  return new Map(
    files.map((name) => {
      const book = read(readFileSync(join(folder, name), 'utf8'), { type: 'string', raw: false })
      const sheet = name.slice(name.lastIndexOf('-') + 1, -'.csv'.length)
      return [sheet, sheetRows(book, book.SheetNames[0] ?? '')]
    }),
  )
}
