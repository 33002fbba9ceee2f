/** Text of unknown encoding, decoded. */
export interface Decoded {
  text: string
  encoding: string
  /** Share of characters that could not be decoded, 0–1. */
  broken: number
}

function decodedAs(bytes: Uint8Array, label: string, encoding: string): Decoded {
  const text = new TextDecoder(label).decode(bytes)
  let broken = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) broken++
  return { text, encoding, broken: text.length === 0 ? 0 : broken / text.length }
}

/** Text in UTF-16 without a mark has a zero byte in every other place where it is ASCII. */
function utf16Label(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (even + odd < sample.length / 20) return null
  if (odd > even * 4) return 'utf-16le'
  return even > odd * 4 ? 'utf-16be' : null
}

/** Decodes text: by its byte order mark, else as whichever of UTF-16, UTF-8 and GB18030 fits. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return decodedAs(bytes, 'utf-8', 'UTF-8（带 BOM）')
  if (first === 0xff && second === 0xfe) return decodedAs(bytes, 'utf-16le', 'UTF-16')
  if (first === 0xfe && second === 0xff) return decodedAs(bytes, 'utf-16be', 'UTF-16')
  const utf16 = utf16Label(bytes)
  if (utf16 !== null) return decodedAs(bytes, utf16, 'UTF-16')
  const utf8 = decodedAs(bytes, 'utf-8', 'UTF-8')
  if (utf8.broken === 0) return utf8
  const gb = decodedAs(bytes, 'gb18030', 'GB18030')
  // A UTF-8 file cut in the middle of a character reads as GB18030 too, as nonsense: nearly right UTF-8 is UTF-8.
  return utf8.broken < 0.002 || utf8.broken <= gb.broken ? utf8 : gb
}

/**
 * Text of an old .xls (Excel 5.0/95), which was read byte by byte: it is in the code page of its office, here GB18030. Text that
 * cannot be is left as it is.
 */
export function decodeSingleBytes(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\uffff]/.test(text)) return text
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(Buffer.from(text, 'latin1'))
  } catch {
    return text
  }
}
