import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { AppError } from '@shared/errors'
import { decodeText } from '../../../spreadsheet/read/decode'

/** Above these a zip file is refused. Bytes. */
const limits = { files: 5_000, one: 50 * 1024 * 1024, all: 400 * 1024 * 1024 }
const spreadsheets = /\.(xlsx|xls|et|csv)$/i

export interface ZipContent {
  name: string
  bytes: () => Promise<Buffer>
}

/**
 * The spreadsheets in a zip file. Nothing is unpacked to the disk; sizes are watched while reading.
 *
 * @throws AppError `file-unreadable`, `file-too-large`, `file-protected`
 */
export async function zipEntries(bytes: Buffer): Promise<ZipContent[]> {
  const found: { entry: Entry; name: string }[] = []
  let total = 0
  const zip = await opened(bytes)
  try {
    if (zip.entryCount > limits.files) throw new AppError('file-too-large', `压缩包里的文件超过 ${limits.files} 个，没有读入。`)
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry)
      const own = name.split('/').at(-1) ?? ''
      // Office programs leave `~$…` beside an open file, macOS packs a shadow of each.
      if (!spreadsheets.test(own) || own.startsWith('~$') || own.startsWith('._') || name.startsWith('__MACOSX/')) continue
      if (entry.isEncrypted()) throw new AppError('file-protected', '压缩包设有密码，无法读取。请取消密码后再导入。')
      total += entry.uncompressedSize
      if (entry.uncompressedSize > limits.one || total > limits.all) throw new AppError('file-too-large', '压缩包解压后过大，没有读入。')
      found.push({ entry, name })
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error)
  }
  return found.map(({ entry, name }) => ({ name, bytes: () => unpacked(zip, entry) }))
}

async function opened(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true })
  } catch (error) {
    throw damaged(error)
  }
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
  try {
    const chunks: Buffer[] = []
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) chunks.push(chunk)
    return Buffer.concat(chunks)
  } catch (error) {
    throw damaged(error)
  }
}

/** Says that the names are UTF-8. */
const utf8Flag = 0x800

/** Chinese names are often packed in the system's own encoding, without saying so. */
function nameOf(entry: Entry): string {
  const name = (entry.generalPurposeBitFlag & utf8Flag) === 0 ? decodeText(entry.fileNameRaw).text : entry.fileName
  return name.replaceAll('\\', '/')
}

function damaged(cause: unknown): AppError {
  return new AppError('file-unreadable', '压缩包已损坏或不完整，无法读取。', undefined, { cause })
}
