/** Characters no Windows file name may hold, and halves of characters, which nothing can write. */
const forbidden = /[\\/:*?"<>|\p{Surrogate}]/gu
/** What cannot be seen: controls, and marks that turn the reading direction, which can make an `.exe` look like an `.xlsx`. */
const unseen = /[\p{Cc}\p{Bidi_Control}]/gu
/** Names Windows keeps for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

const mostCharacters = 120
/** UTF-8. Linux allows 255; extensions and numbers are put behind. */
const mostBytes = 225

/** A text as a file name that every system takes: nothing that leads elsewhere, not too long (its end is kept), never empty. */
export function safeFileName(name: string): string {
  const plain = name.normalize('NFC').replace(unseen, '').replace(forbidden, '_').trim()
  const short = ending(plain).replace(/^[. ]+|[. ]+$/g, '')
  return short === '' || reserved.test(short) ? `文件${short}` : short
}

function ending(text: string): string {
  const characters = [...text].slice(-mostCharacters)
  while (Buffer.byteLength(characters.join('')) > mostBytes) characters.shift()
  return characters.join('')
}
