/** A file the page may name but never locate: opened by the user, or produced for download. Paths stay in main. */
export interface FileHandle {
  id: string
  name: string
  /** Bytes. */
  size: number
}

/** What a file dialog offers. */
export const fileKinds = ['register', 'data-file', 'table', 'evidence', 'scheme', 'task', 'scores', 'marks'] as const
export type FileKind = (typeof fileKinds)[number]

/** Whether a file is named as a workbook of a spreadsheet program, whatever is in it. */
export const isNamedWorkbook = (name: string): boolean => /\.(?:xlsx|xls|et)$/i.test(name)

/** Endings of the spreadsheets that are read, and of what several of them are packed in. */
export const markFileExtensions = ['xlsx', 'xls', 'et', 'csv', 'zip'] as const
