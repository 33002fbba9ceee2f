import type { Style } from '@cj-tech-master/excelts'
import type { FormLook } from './form'
import { bodyFont, styles } from './styles'

const { border } = styles.heading
const grey = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } } as const
const open = { locked: false }

/** Looks of form cells. Text inputs keep the format `@`, so that “9/12” does not become a date. */
export const formStyles: Record<FormLook, Partial<Style>> = {
  title: { ...styles.title, alignment: { horizontal: 'left', vertical: 'middle', wrapText: true } },
  line: styles.left,
  head: styles.head,
  label: { font: bodyFont, alignment: { horizontal: 'left', vertical: 'middle', wrapText: true }, border },
  centre: { font: bodyFont, alignment: { horizontal: 'center', vertical: 'middle', wrapText: true }, border },
  small: { font: { ...bodyFont, size: 9 }, alignment: { horizontal: 'left', vertical: 'middle', wrapText: true }, border },
  input: { font: bodyFont, numFmt: '@', alignment: { horizontal: 'left', vertical: 'middle', wrapText: true }, border, protection: open },
  'input-centre': { font: bodyFont, alignment: { horizontal: 'center', vertical: 'middle' }, border, protection: open },
  closed: { font: { ...bodyFont, color: { argb: 'FF595959' } }, numFmt: '@', alignment: { horizontal: 'center', vertical: 'middle', wrapText: true }, fill: grey, border },
  hidden: { font: { ...bodyFont, size: 8 }, numFmt: '@' },
}
