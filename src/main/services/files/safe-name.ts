/** Characters no Windows file name may hold. */
const forbidden = /[\\/:*?"<>|]/g
const isControl = (character: string) => (character.codePointAt(0) ?? 0) < 32
/** Names Windows keeps for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A text as a file name that every system takes: nothing that leads elsewhere, at most 120 characters, never empty. */
export function safeFileName(name: string): string {
  const plain = [...name.normalize('NFC')]
    .filter((character) => !isControl(character))
    .join('')
    .replace(forbidden, '_')
    .replace(/^\.+|[. ]+$/g, '')
    .trim()
  const short = plain.length > 120 ? plain.slice(-120) : plain
  return short === '' || reserved.test(short) ? `文件${short}` : short
}
