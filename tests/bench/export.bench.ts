import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import type { Paper, PaperFormat } from '@shared/paper/paper'
import { rankingTables } from '../../src/main/services/tables/ranking'
import { tableSource } from '../../src/main/services/tables/source'
import { writePaper } from '../../src/main/papers/write'
import { makeBenchFile, openBenchFile } from './data-file'

/** The ranking of 10 000 organizations as files. The ratio is to SheetJS writing the same cells without any style. */
export default async function exportRanking(): Promise<{ name: string; medianMs: number; ratio: number; note: string }[]> {
  const file = makeBenchFile(10_000, 30, 1)
  const folder = mkdtempSync(join(tmpdir(), 'bench-export-'))
  const store = openBenchFile(file)
  const source = tableSource(store, file.roundIds.at(-1) ?? '')
  const gathering = await elapsed(async () => void rankingTables(source, null))
  const [all] = rankingTables(source, null)
  if (!all) throw new Error('no table')
  const paper: Paper = { name: '排名', size: 'A3', orientation: 'landscape', date: '2026-12-31', blocks: [{ kind: 'table', table: all }] }
  const cells = all.rows.map((row) => (Array.isArray(row) ? row : [row.heading]))
  const plain = await elapsed(async () => {
    const workbook = utils.book_new()
    utils.book_append_sheet(workbook, utils.aoa_to_sheet(cells), '全部')
    write(workbook, { type: 'buffer', compression: true })
  })
  const written = async (format: PaperFormat) => {
    const path = join(folder, `a.${format}`)
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    const time = await elapsed(async () => {
      last = performance.now()
      for await (const rows of writePaper({ paper, format, path, signal: undefined })) if (rows < 0) throw new Error('cannot be')
    })
    clearInterval(timer)
    return { time, note: `longest pause ${longest.toFixed(0)} ms, ${(statSync(path).size / 1024).toFixed(0)} KiB` }
  }
  const xlsx = await written('xlsx')
  const csv = await written('csv')
  const pdf = await written('pdf')
  store.close()
  file.remove()
  rmSync(folder, { recursive: true, force: true })
  return [
    { name: 'export ranking xlsx, 10 000 rows', medianMs: xlsx.time, ratio: xlsx.time / plain, note: `aim ≤ 3000 ms; ${xlsx.note}` },
    { name: 'export ranking csv, 10 000 rows', medianMs: csv.time, ratio: csv.time / plain, note: csv.note },
    { name: 'export ranking pdf, 10 000 rows', medianMs: pdf.time, ratio: pdf.time / plain, note: `aim ≤ 10000 ms; ${pdf.note}` },
    { name: 'gather ranking tables, 10 000 rows', medianMs: gathering, ratio: gathering / plain, note: 'all and one per track' },
  ]
}

/** Median of three runs. */
async function elapsed(work: () => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let at = 0; at < 3; at += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times.sort((left, right) => left - right)[1] ?? 0
}
