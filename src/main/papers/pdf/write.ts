import { writeFile } from 'node:fs/promises'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Paper } from '@shared/paper/paper'
import { installedFaces } from '../fonts/installed'
import { pause, throwIfCancelled } from '../../spreadsheet/write/pace'
import type { WriteOptions } from '../../spreadsheet/write/table'
import { drawBlocks } from './blocks'
import { createPages } from './pages'
import { loadTypefaces } from './typeface'

/**
 * Writes a document as pdf, laid out as the print view of the page is: A4 or A3, page numbers “— 1 —”, tables with a
 * repeated head, the fonts of this computer with the shapes of the used characters. The same document gives the same bytes
 * where the fonts are the same.
 *
 * @throws AppError `cancelled`; `not-found` on a computer without a Chinese font
 */
export async function* writePdf(path: string, paper: Paper, { date, signal }: WriteOptions): AsyncGenerator<number, void> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const dated = new Date(`${date}T00:00:00Z`)
  document.setTitle(paper.name)
  document.setProducer('六星评价')
  document.setLanguage('zh-CN')
  document.setCreationDate(dated)
  document.setModificationDate(dated)
  const faces = await loadTypefaces(document, charactersOf(paper), installedFaces())
  const pages = createPages(document, paper, faces.body)
  for await (const rows of drawBlocks(document, pages, paper, faces)) {
    yield rows
    await pause(signal)
  }
  pages.finish()
  const bytes = await document.save()
  throwIfCancelled(signal)
  await writeFile(path, bytes)
}

/** Everything a document can show, some of it twice: what its blocks say and what is written around them. */
function charactersOf({ blocks }: Paper): Set<string> {
  const said = JSON.stringify(blocks.map((block) => (block.kind === 'picture' ? null : block)))
  return new Set(`${said}—：（公章）\u3000`)
}
