import { writeFile } from 'node:fs/promises'
import { AlignmentType, Document, Footer, Packer, PageNumber, PageOrientation, Paragraph } from 'docx'
import { AppError } from '@shared/errors'
import { fitted } from '@shared/paper/fitted'
import { paperMargins, tablesOf, type Paper } from '@shared/paper/paper'
import { countRows } from '@shared/paper/table'
import { repack } from '../../spreadsheet/write/repack'
import type { WriteOptions } from '../../spreadsheet/write/table'
import { blocksOf } from './blocks'
import { cellStyles, run } from './text'

/** Twentieths of a point in a millimetre. */
const twips = 1440 / 25.4
const sheets = { A4: [210, 297], A3: [297, 420] } as const

/**
 * Writes a document for Word and WPS: A4 or A3, page numbers “— 1 —”, tables with a repeated head, Chinese fonts by name (a
 * missing one is replaced by the program that opens the file). The same document gives the same bytes.
 *
 * @throws AppError `cancelled`
 */
export async function* writeDocx(path: string, paper: Paper, { date, signal }: WriteOptions): AsyncGenerator<number, void> {
  const [width, height] = sheets[paper.size]
  const { top, right, bottom, left } = paperMargins(paper)
  const sizes = [...new Set(tablesOf(paper).map((table) => fitted(table, paper).points))]
  const document = new Document({
    creator: '六星评价',
    lastModifiedBy: '六星评价',
    title: paper.name,
    styles: { paragraphStyles: sizes.flatMap(cellStyles) },
    sections: [
      {
        properties: {
          page: {
            // The library turns width and height itself.
            size: { width: Math.round(width * twips), height: Math.round(height * twips), orientation: paper.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: { top: Math.round(top * twips), right: Math.round(right * twips), bottom: Math.round(bottom * twips), left: Math.round(left * twips) },
          },
        },
        footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run({ children: ['— ', PageNumber.CURRENT, ' —'], font: 'body', points: 10.5 })] })] }) },
        children: blocksOf(paper),
      },
    ],
  })
  const bytes = await repack(await Packer.toBuffer(document), (name, content) => (name === 'docProps/core.xml' ? dated(content, date) : content))
  if (signal?.aborted) throw new AppError('cancelled', '导出已取消，没有生成文件。')
  await writeFile(path, bytes)
  yield countRows(tablesOf(paper))
}

/** The two times of the file are the document's date: there is no clock in it. */
function dated(content: Uint8Array, date: string): Uint8Array {
  const text = Buffer.from(content).toString('utf8')
  return Buffer.from(text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`), 'utf8')
}
