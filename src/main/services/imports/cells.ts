import type { AttributeValue } from '@rules'
import type { ImportCell } from '@shared/domain/register-import'
import type { Fields, RegisterField } from '@shared/domain/subject'
import { contentText, readBooleanValue, readFieldValue, tagOfTitle, type CellContent, type Reading, type Township } from '@shared/register'

/** The columns a field is read from: one, but for tags, where each column of ticks is a tag. */
export interface MappedField {
  field: RegisterField
  columns: { index: number; title: string; tag: string | null }[]
}

/** The row's values, the tags it denies, and its cells as shown. */
export interface RowValues {
  fields: Fields
  deniedTags: string[]
  cells: Record<string, ImportCell>
}

/** Groups the columns by the field they are mapped to, in column order. */
export function mappedFields(mapping: readonly (string | null)[], titles: readonly string[], fields: readonly RegisterField[]): MappedField[] {
  const mapped = new Map<string, MappedField>()
  mapping.forEach((code, index) => {
    const field = fields.find((candidate) => candidate.code === code)
    if (!field) return
    const title = titles[index] ?? ''
    const tag = field.code === 'tags' ? tagOfTitle(title, field.options ?? []) : null
    const present = mapped.get(field.code)
    if (present) present.columns.push({ index, title, tag })
    else mapped.set(field.code, { field, columns: [{ index, title, tag }] })
  })
  return [...mapped.values()]
}

/** Understands the mapped cells of one row. */
export function readRow(row: readonly CellContent[], mapped: readonly MappedField[], townships: readonly Township[]): RowValues {
  const values: RowValues = { fields: {}, deniedTags: [], cells: {} }
  for (const { field, columns } of mapped) {
    const readings = columns.map(({ index, title, tag }) => readColumn(field, row[index] ?? null, { title, tag, townships }))
    const value = readings.length === 1 && !readings[0]?.denied ? (readings[0]?.value ?? null) : joined(readings)
    if (value !== null) values.fields[field.code] = value
    values.deniedTags.push(...readings.flatMap(({ denied }) => denied ?? []))
    values.cells[field.code] = { raw: rawText(columns, row), value, findings: readings.flatMap(({ findings }) => findings) }
  }
  return values
}

type ColumnReading = Reading & { denied?: string }

function readColumn(field: RegisterField, content: CellContent, { title, tag, townships }: { title: string; tag: string | null; townships: readonly Township[] }): ColumnReading {
  if (tag === null || content === null || (typeof content === 'object' && 'error' in content)) return readFieldValue(field, content, { title, townships })
  const answer = readBooleanValue(typeof content === 'object' ? content.date : content)
  if (answer.value === null) return answer
  return answer.value === true ? { value: [tag], findings: answer.findings } : { value: null, findings: answer.findings, denied: tag }
}

function joined(readings: readonly ColumnReading[]): AttributeValue | null {
  const words = readings.flatMap(({ value }) => (Array.isArray(value) ? value : []))
  return words.length > 0 ? [...new Set(words)] : null
}

function rawText(columns: MappedField['columns'], row: readonly CellContent[]): string {
  if (columns.length === 1 && columns[0]) return contentText(row[columns[0].index] ?? null)
  return columns
    .map(({ index, title }) => ({ title, text: contentText(row[index] ?? null) }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ title, text }) => `${title}：${text}`)
    .join('；')
}
