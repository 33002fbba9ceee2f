import { AlignmentType, ImageRun, LineRuleType, PageBreak, Paragraph, type ParagraphChild, type Table } from 'docx'
import { cellText } from '@shared/paper/text'
import type { Paper } from '@shared/paper/paper'
import { signatureLine, tableBlocks } from './table'
import { run, titleParagraph } from './text'

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
/** Of a bar that is as long as can be. */
const barCharacters = 30

/** The blocks of a document as paragraphs and tables. */
export function blocksOf(paper: Paper): (Paragraph | Table)[] {
  const official = paper.look === 'official'
  const points = official ? 16 : 14
  const spacing = official ? { line: 29 * 20, lineRule: LineRuleType.EXACT } : { line: 400 }
  return paper.blocks.flatMap((block, at): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'title':
        return [titleParagraph(block.text, paper.look)]
      case 'heading':
        return [new Paragraph({ keepNext: true, spacing: { before: 200, after: 100 }, children: [run({ text: cellText(block.text), font: 'heading', points })] })]
      case 'paragraph':
        return cellText(block.text).split('\n').map((text) => new Paragraph({ keepNext: closes(paper.blocks[at + 1]), keepLines: closes(paper.blocks[at + 1]), alignment: alignments[block.align ?? 'left'], indent: block.indent ? { firstLine: 2 * 20 * points } : undefined, spacing, children: [run({ text, font: 'body', points })] }))
      case 'table':
        return [...(at > 0 && block.place === undefined ? [pageBreak()] : []), ...tableBlocks(block.table, paper, block.place === 'caption')]
      case 'bars': {
        const most = Math.max(...block.bars.map(({ value }) => value), 1e-9)
        return block.bars.map(({ label, value, text }, place) => new Paragraph({ keepNext: place < block.bars.length - 1, tabStops: [{ type: 'left', position: 2600 }], children: [run({ text: `${cellText(label)}\t${'█'.repeat(Math.round((barCharacters * Math.max(0, value)) / most))} ${text}`, font: 'body', points: 10.5 })] }))
      }
      case 'picture': {
        const bytes = Buffer.from(block.png, 'base64')
        const width = (block.width / 25.4) * 96
        return [new Paragraph({ alignment: AlignmentType.CENTER, children: [new ImageRun({ type: 'png', data: bytes, transformation: { width, height: (width * bytes.readUInt32BE(20)) / bytes.readUInt32BE(16) }, altText: { title: block.alt, description: block.alt, name: block.alt } })] })]
      }
      case 'seal':
        return [block.unit, ...(official ? [] : ['（公章）']), block.date].map((text, line, lines) => new Paragraph({ alignment: AlignmentType.CENTER, keepNext: line < lines.length - 1, keepLines: true, spacing: { before: line === 0 ? 1100 : 100 }, indent: { left: 3400 }, children: [run({ text, font: 'body', points })] }))
      case 'signatures':
        return [signatureLine(block.names)]
      case 'page-break':
        return [pageBreak()]
    }
  })
}

/** Whether a block ends a text and may not stand alone on a page. */
function closes(block: Paper['blocks'][number] | undefined): boolean {
  return block?.kind === 'seal' || block?.kind === 'signatures'
}

function pageBreak(): Paragraph {
  const children: ParagraphChild[] = [new PageBreak()]
  return new Paragraph({ children })
}
