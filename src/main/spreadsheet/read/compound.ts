import { CFB } from '@e965/xlsx'
import { protectedFile, unreadable, unsupported } from './errors'

/** Records of an .xls ([MS-XLS] 2.3.2) that hold what is read; all others are passed over. */
const kept = new Set([
  0x0809, // BOF
  0x000a, // EOF
  0x0085, // BoundSheet8
  0x0081, // WsBool: tells a dialog from a sheet
  0x0022, // Date1904
  0x0042, // CodePage
  0x041e, // Format
  0x00e0, // XF
  0x00fc, // SST
  0x003c, // Continue
  0x0200, // Dimensions
  0x00fd, // LabelSst
  0x0204, // Label
  0x00d6, // RString
  0x0203, // Number
  0x027e, // RK
  0x00bd, // MulRk
  0x0205, // BoolErr
  0x0006, // Formula
  0x0207, // String
  0x00e5, // MergeCells
])
const endOfPart = 0x000a
const beginOfPart = 0x0809
const filePass = 0x002f
const formula = 0x0006
/** Excel9File: a record without content that readers pass over whatever its length. */
const nothing = 0x01c0
/** Where a formula record keeps the length of its formula; its result stands before. */
const formulaLengthAt = 20
/** Version in the first record of Excel 5.0/95, which writes text in a code page instead of Unicode. */
const oldVersion = 0x0500

/**
 * Takes the stream of records out of an .xls or .et, without those a reader has no need of. Formulas are emptied and keep
 * their results: following a damaged formula, a reader may never come back.
 *
 * @throws AppError `file-protected`, `unsupported-file`, `file-unreadable` when a record is cut short
 */
export function workbookRecords(bytes: Buffer): Buffer {
  const stream = Buffer.from(workbookStream(bytes))
  let depth = 0
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    if (depth === 0 && type !== beginOfPart) {
      if (at === 0) throw unreadable()
      return stream.subarray(0, at)
    }
    if (at + 4 + length > stream.length) throw unreadable()
    if (type === filePass) throw protectedFile()
    if (!kept.has(type)) stream.writeUInt16LE(nothing, at)
    if (type === formula && length >= formulaLengthAt + 2) stream.writeUInt16LE(0, at + 4 + formulaLengthAt)
    // Charts are parts inside the part of their sheet.
    if (type === beginOfPart) depth++
    else if (type === endOfPart) depth--
    at += 4 + length
  }
  if (depth > 0) throw unreadable()
  return stream
}

/** Whether the records' text is in a code page. */
export function isOldVersion(records: Buffer): boolean {
  return records.length >= 6 && records.readUInt16LE(4) === oldVersion
}

function workbookStream(bytes: Buffer): Uint8Array {
  const container = compound(bytes)
  if (contentOf(container, 'EncryptedPackage')) throw protectedFile()
  const stream = contentOf(container, '/Workbook') ?? contentOf(container, '/Book')
  if (!stream) throw unsupported('这不是表格文件')
  return stream
}

function compound(bytes: Buffer): unknown {
  try {
    return CFB.read(bytes, { type: 'buffer' })
  } catch (error) {
    throw unreadable(undefined, undefined, error)
  }
}

function contentOf(container: unknown, path: string): Uint8Array | null {
  const entry: unknown = CFB.find(container, path)
  if (typeof entry !== 'object' || entry === null || !('content' in entry)) return null
  return entry.content instanceof Uint8Array ? entry.content : null
}
