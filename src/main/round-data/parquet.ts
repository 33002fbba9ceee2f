import { fileWriter, ParquetWriter, type ColumnSource, type ParquetWriteOptions } from 'hyparquet-writer'
import type { ColumnType, DataColumn, DataRow, DataValue } from '@shared/round-data/columns'

/** Large enough for engines to read fast, small enough to be held while it grows. */
const rowsPerGroup = 100_000

type SchemaElement = NonNullable<ParquetWriteOptions['schema']>[number]

/** The plainest types of the format: every engine reads them without an option. */
const elements: Record<ColumnType, Omit<SchemaElement, 'name'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  decimal: { type: 'INT64', converted_type: 'DECIMAL', precision: 18, scale: 4 },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
}

/** A Parquet file that takes rows as they come. The same rows give the same bytes. */
export interface ParquetFile {
  add(rows: readonly DataRow[]): void
  close(): void
}

/** @throws errors of the system with their code */
export function parquetFile(path: string, columns: readonly DataColumn[]): ParquetFile {
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type, nullable }): SchemaElement => ({ name, repetition_type: nullable ? 'OPTIONAL' : 'REQUIRED', ...elements[type] })),
  ]
  const writer = new ParquetWriter({ writer: fileWriter(path), schema, createdBy: '六星评价' })
  let held: DataRow[] = []
  const flush = () => {
    if (held.length === 0) return
    const columnData = columns.map((column, at): ColumnSource => ({ name: column.name, data: held.map((row) => stored(row[at] ?? null, column)) }))
    held = []
    void writer.write({ columnData, rowGroupSize: rowsPerGroup })
  }
  return {
    add(rows) {
      for (const row of rows) held.push(row)
      if (held.length >= rowsPerGroup) flush()
    },
    close() {
      flush()
      void writer.finish()
    },
  }
}

/** A value as the writer takes it for the column's type. */
function stored(value: DataValue, { type, name, nullable }: DataColumn): DataValue | Date {
  if (value === null) {
    if (!nullable) throw new RangeError(`no value for ${name}`)
    return null
  }
  return type === 'date' || type === 'time' ? new Date(String(value)) : value
}
