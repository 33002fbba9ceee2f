import type { FormCell, FormLook, FormRow } from '../../../spreadsheet/write/form'
import { textWidth } from '@shared/paper/text'

const lineHeight = 15

/** Points a text needs in so many half-width characters. */
export function heightOf(text: string, width: number): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / Math.max(1, width - 1))), 0)
  return 4 + lineHeight * lines
}

export function cell(value: FormCell['value'], look: FormLook): FormCell {
  return { value, look }
}

/** A line of text over all columns but the hidden first one; the block is to be merged. */
export function across(text: string, look: FormLook, columns: number, height: number): FormRow {
  return { height, cells: [null, ...Array.from({ length: columns - 1 }, (_, at) => cell(at === 0 ? text : null, look))] }
}

/** The hidden first row: what the form is, and what its columns are. */
export function hiddenRow(texts: readonly (string | null)[]): FormRow {
  return { hidden: true, cells: texts.map((text) => (text === null ? null : cell(text, 'hidden'))) }
}
