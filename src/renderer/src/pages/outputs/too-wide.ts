import { legible } from '@shared/paper/fitted'
import type { PaperPreview } from '@shared/paper/preview'

/** What is said of a document with a table too wide for its sheet, and what helps; null while everything can be read. */
export function tooWide({ paper: { size, orientation }, tables }: PaperPreview): string | null {
  const smallest = Math.min(...tables.map(({ layout }) => layout.points))
  if (smallest >= legible) return null
  const here = `${size} ${orientation === 'landscape' ? '横向' : '纵向'}`
  const better = size === 'A4' ? `请改用${orientation === 'portrait' ? '横向或 ' : ' '}A3` : orientation === 'portrait' ? '请改用横向' : '请减少列，或存为 Excel'
  return `表格太宽，${here}排不下：字缩到 ${smallest} 磅，不便阅读。${better}。`
}
