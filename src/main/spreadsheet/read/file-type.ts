/** What the first bytes of a file say it is. Names lie: an .xls may be a web page, an .et is an .xls. */
export type FileType = 'zip' | 'compound' | 'web-page' | 'spreadsheet-xml' | 'text' | { other: string }

const signatures: readonly [bytes: readonly number[], type: FileType][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'compound'],
  [[0x25, 0x50, 0x44, 0x46], { other: '这是 PDF 文件' }],
  [[0x89, 0x50, 0x4e, 0x47], { other: '这是图片' }],
  [[0xff, 0xd8, 0xff], { other: '这是图片' }],
  [[0x47, 0x49, 0x46, 0x38], { other: '这是图片' }],
  [[0x42, 0x4d], { other: '这是图片' }],
  [[0x52, 0x61, 0x72, 0x21], { other: '这是压缩包' }],
  [[0x37, 0x7a, 0xbc, 0xaf], { other: '这是压缩包' }],
  [[0x1f, 0x8b], { other: '这是压缩包' }],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], { other: '这是数据文件' }],
  [[0x4d, 0x5a], { other: '这是程序' }],
]

/** Recognises a file by its content. Anything without a known signature is taken for text. */
export function fileTypeOf(bytes: Uint8Array): FileType {
  const signature = signatures.find(([expected]) => bytes.length >= expected.length && expected.every((byte, index) => bytes[index] === byte))
  if (signature && !(isPictureOrProgram(signature[0]) && !bytes.subarray(0, 512).includes(0))) return signature[1]
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).replace(/^(\u00ef\u00bb\u00bf)?\s*/, '').toLowerCase()
  if (/^<(!doctype html|html|head|body|table|meta|style|div|!--)/.test(start)) return 'web-page'
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'web-page' : 'spreadsheet-xml'
  return start.startsWith('{\\rtf') ? { other: '这是文字文档' } : 'text'
}

/** “BM” and “MZ” may begin a text too; then no zero byte is near. */
function isPictureOrProgram(signature: readonly number[]): boolean {
  return signature.length === 2 && signature[0] !== 0x1f
}
