/**
 * What a spreadsheet cell holds. `date`: a cell formatted as a date, ISO. `error`: a formula that failed or has no result, in
 * the file's own words.
 */
export type CellContent = string | number | boolean | { date: string } | { error: string } | null

/** A number as a person would see it: without the noise of binary fractions beyond 15 digits. */
export function numberText(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(15)))
}

/** A cell's content as text, as it stands in the file. */
export function contentText(content: CellContent): string {
  if (content === null) return ''
  if (typeof content === 'string') return content
  if (typeof content === 'number') return numberText(content)
  if (typeof content === 'boolean') return content ? '是' : '否'
  return 'date' in content ? content.date : content.error
}
