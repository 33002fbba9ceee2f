import { normalize } from './text'
import type { EntryPart, EntryTexts } from './types'

const pair = /^([^/]*\d[^/]*)\/([^/]*\d[^/]*)$/

/** What a text typed into a part says of the parts: “18/20” in the first of two numbers fills both, all else its own part. */
export function splitPair(part: EntryPart, text: string): EntryTexts {
  const [, first, second] = (part.pairedWith === undefined ? null : pair.exec(normalize(text))) ?? []
  if (part.pairedWith === undefined || first === undefined || second === undefined) return { [part.code]: text }
  return { [part.code]: first.trim(), [part.pairedWith]: second.trim() }
}
