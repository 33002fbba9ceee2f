import { AlignmentType, Paragraph, TextRun, type IParagraphStyleOptions, type IRunOptions } from 'docx'
import type { Paper } from '@shared/paper/paper'
import { cellText } from '@shared/paper/text'

/** Chinese fonts of official documents by their usual names, and what stands beside them for digits and Latin letters. */
const fonts = { title: '方正小标宋简体', heading: '黑体', body: '仿宋' } as const

interface Letters {
  font: keyof typeof fonts
  points: number
}

/** One of the three fonts; without the East-Asian font Word would take its own. */
function letters({ font, points }: Letters) {
  return { size: Math.round(points * 2), font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: fonts[font] } }
}

export function run({ font, points, ...options }: Omit<IRunOptions, 'font' | 'size'> & Letters): TextRun {
  return new TextRun({ ...options, ...letters({ font, points }) })
}

/** The style of a table's cells by name: said once in the document, not in each of ten thousand cells. */
export const cellStyle = ({ font, points }: Letters): string => `cell-${font}-${points}`

export function cellStyles(points: number): IParagraphStyleOptions[] {
  return (['heading', 'body'] as const).map((font) => ({ id: cellStyle({ font, points }), name: cellStyle({ font, points }), run: letters({ font, points }) }))
}

export function titleParagraph(text: string, look: Paper['look']): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: look === 'official' ? 560 : 200 }, children: [run({ text: cellText(text), font: 'title', points: look === 'official' ? 22 : 20 })] })
}

/** The title of a table within a text. */
export function captionParagraph(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 160, after: 60 }, children: [run({ text: cellText(text), font: 'heading', points: 10.5 })] })
}
