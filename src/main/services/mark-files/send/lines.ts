import type { FormCell, FormLook, FormRow } from '../../../spreadsheet/write/form'
import { lineEnd, wrappedHeight } from '../../../spreadsheet/write/layout'
import { bodyPoints, titlePoints } from '../../../spreadsheet/write/styles'

const points = { title: titlePoints, line: bodyPoints } as const

export function cell(value: FormCell['value'], look: FormLook): FormCell {
  return { value, look }
}

/** A text over all columns but the hidden first one, as high as it needs and at least `least`; the block is to be merged. */
export function across(text: string, look: keyof typeof points, columns: readonly { width: number }[], least: number): FormRow {
  const shown = columns.slice(1)
  const width = shown.reduce((sum, column) => sum + column.width, 0)
  return { height: Math.max(least, wrappedHeight(text, width - lineEnd, points[look])), cells: [null, ...shown.map((_, at) => cell(at === 0 ? text : null, look))] }
}

/** The hidden first row: what the form is, and what its columns are. */
export function hiddenRow(texts: readonly (string | null)[]): FormRow {
  return { hidden: true, cells: texts.map((text) => (text === null ? null : cell(text, 'hidden'))) }
}
