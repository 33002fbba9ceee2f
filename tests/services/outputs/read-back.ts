/** Outputs of the sample data as files, and what other programs read in them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { read } from '@e965/xlsx'
import type { OutputRequest } from '@shared/domain/output'
import type { Paper, PaperFormat } from '@shared/paper/paper'
import { createStore, type Store } from '../../../src/main/store'
import { fillSample } from '../../../src/main/services/sample/fill'
import { makeDocument } from '../../../src/main/services/outputs/make'
import { writePaper } from '../../../src/main/papers/write'
import { hasChineseFont } from '../../papers/fonts'
import { hasLibreOffice, officeCommand, sheetRows } from '../../e2e/harness/tables'
import { device } from '../../store/helpers'

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
export const canReadDocuments = { docx: hasLibreOffice && hasPoppler, pdf: hasPoppler && hasChineseFont }
if (!canReadDocuments.docx) console.log('LibreOffice or pdftotext is not installed: Word documents are not read back here')
if (!canReadDocuments.pdf) console.log('pdftotext or a Chinese font is not installed: pdfs are not read back here')

/** The sample data: rounds of 2024 and 2025 are finished, that of 2026 is open. */
export function sampleStore(): { store: Store; finished: string; open: string } {
  const store = createStore(join(mkdtempSync(join(tmpdir(), 'sixstar-outputs-')), 'sample.sixstar'), { device, now: () => new Date(), sample: true })
  for (const step of fillSample(store)) if (step.total === 0) throw new Error('an empty sample')
  const rounds = store.rounds.list()
  const named = (name: string) => rounds.find((round) => round.name === name)?.id ?? ''
  return { store, finished: named('2025年度'), open: named('2026年度') }
}

export function make(store: Store, request: OutputRequest): Paper {
  return makeDocument(store, request)
}

export async function written(paper: Paper, format: PaperFormat): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'sixstar-written-')), `a.${format}`)
  for await (const rows of writePaper({ paper, format, path, signal: undefined })) if (rows < 0) throw new Error('rows are counted')
  return path
}

/** A sheet as SheetJS reads it. */
export function sheetOf(path: string, sheet: string): unknown[][] {
  return sheetRows(read(readFileSync(path)), sheet)
}

/** The text of a Word document page by page, as LibreOffice lays it out, and of a pdf as it is. */
export function pagesOf(path: string): string[] {
  if (path.endsWith('.pdf')) return pagesOfPdf(path)
  const folder = mkdtempSync(join(dirname(path), 'office-'))
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const office = spawnSync(officeCommand, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], { timeout: 240_000 })
  if (office.status !== 0) throw new Error(office.stderr.toString())
  return pagesOfPdf(join(folder, basename(path).replace(/\.\w+$/, '.pdf')))
}

function pagesOfPdf(pdf: string): string[] {
  const text = spawnSync('pdftotext', ['-layout', pdf, '-'], { maxBuffer: 100_000_000 })
  if (text.status !== 0) throw new Error(text.stderr.toString())
  return text.stdout.toString().split('\f').slice(0, -1)
}
