import type { PDFDocument } from '@cantoo/pdf-lib'
import type { Paper } from '@shared/paper/paper'
import { millimetre, type Pages } from './pages'
import { barsPart, sealPart } from './parts'
import { drawTable } from './table'
import { createTableEnd } from './table-end'
import { flowLines, linesOf, titleLines } from './text'
import type { Typefaces } from './typeface'
import { headingType, textType, titleType } from './types'

type Block = Paper['blocks'][number]
type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** Lines of text that stay with a heading. */
const together = 2
/** As high as what stays together of a table: its title, its head and its first rows. */
const togetherOfTable = 6
/** Two characters before the first line, as in an official text. */
const indent = '\u3000\u3000'

/** Draws the blocks of a document one below the other, yielding the rows of tables drawn so far. */
export async function* drawBlocks(document: PDFDocument, pages: Pages, paper: Paper, faces: Typefaces): AsyncGenerator<number, void> {
  let rows = 0
  for (const [at, block] of paper.blocks.entries()) {
    const next = paper.blocks[at + 1]
    switch (block.kind) {
      case 'title': {
        const { type, after } = titleType(faces, paper)
        flowLines(pages, titleLines(block.text, type, pages.width), type, 'center')
        pages.top += after
        break
      }
      case 'heading': {
        const { type, before, after } = headingType(faces, paper)
        const lines = linesOf(block.text, type, pages.width)
        const below = next?.kind === 'bars' ? barsPart(pages, next, faces).height : (next?.kind === 'table' ? togetherOfTable : together) * type.line
        if (pages.room() < before + after + lines.length * type.line + below) pages.turn()
        if (!pages.empty()) pages.top += before
        flowLines(pages, lines, type, 'left')
        pages.top += after
        break
      }
      case 'paragraph': {
        const type = textType(faces, paper)
        flowLines(pages, linesOf(block.text, type, pages.width, block.indent ? indent : ''), type, block.align ?? 'left', closingHeight(pages, next, paper, faces))
        break
      }
      case 'table':
        if (at > 0 && block.place === undefined) pages.turn()
        for (const drawn of drawTable(pages, block.table, paper, faces, block.place === 'caption')) yield rows + drawn
        rows += block.table.rows.length
        break
      case 'picture':
        await drawPicture(document, pages, block)
        break
      case 'bars':
        barsPart(pages, block, faces).draw()
        break
      case 'seal':
        sealPart(pages, block, paper, faces).draw()
        break
      case 'signatures':
        createTableEnd(pages, { notes: [], signatures: block.names }, faces.body).draw()
        break
      case 'page-break':
        pages.turn()
    }
  }
}

/** Of what ends a text and may not stand alone on a page. */
function closingHeight(pages: Pages, block: Block | undefined, paper: Paper, faces: Typefaces): number {
  if (block?.kind === 'signatures') return createTableEnd(pages, { notes: [], signatures: block.names }, faces.body).height
  return block?.kind === 'seal' ? sealPart(pages, block, paper, faces).height : 0
}

async function drawPicture(document: PDFDocument, pages: Pages, block: BlockOf<'picture'>): Promise<void> {
  const image = await document.embedPng(block.png)
  const scale = Math.min(block.width * millimetre, pages.width) / image.width
  const fitting = Math.min(scale, (pages.height - 4 * millimetre) / image.height)
  const [width, height] = [image.width * fitting, image.height * fitting]
  if (pages.room() < height + 4 * millimetre) pages.turn()
  pages.picture(image, { left: pages.left + (pages.width - width) / 2, top: pages.top + 2 * millimetre, width, height })
  pages.top += height + 4 * millimetre
}
