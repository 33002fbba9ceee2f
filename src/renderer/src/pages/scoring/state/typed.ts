import type { CompiledScheme } from '@rules'
import { readEntry, splitPair, type EntryPart, type EntryTexts } from '@shared/entry'
import { match } from 'pinyin-pro'

/**
 * What typing into one part changes. “不适用” speaks for the whole indicator, so it empties the other parts, and a value
 * typed beside it takes it away.
 */
export function typedTexts(scheme: CompiledScheme, at: { indicator: string; role: string | null }, texts: EntryTexts, typedInto: EntryPart, text: string): EntryTexts {
  const pair = splitPair(typedInto, text)
  if (Object.keys(pair).length > 1) return pair
  const part = typedInto.code
  const others = Object.keys(texts).filter((code) => code !== part && texts[code] !== '')
  if (text.trim() === '' || others.length === 0) return { [part]: text }
  const saysNotApplicable = (code: string, value: string) => {
    const reading = readEntry(scheme, at, { [code]: value })
    return (reading.state === 'mark' && 'notApplicable' in reading.input) || (reading.state === 'draft' && reading.problem.code === 'not-applicable-refused')
  }
  const emptied = saysNotApplicable(part, text) ? others : others.filter((code) => saysNotApplicable(code, texts[code] ?? ''))
  return { [part]: text, ...Object.fromEntries(emptied.map((code) => [code, ''])) }
}

type Option = NonNullable<EntryPart['options']>[number]

/** The options that what is typed so far can mean: by name, number in the list, or pinyin initials. All when nothing is typed. */
export function matchingOptions(options: readonly Option[], text: string): Option[] {
  const typed = text.normalize('NFKC').trim().toLowerCase()
  if (typed === '') return [...options]
  const exact = options.filter((option, index) => option.name.toLowerCase() === typed || String(index + 1) === typed)
  if (exact.length > 0) return exact
  const starting = options.filter((option) => option.name.toLowerCase().startsWith(typed) || startsWithPinyin(option.name, typed))
  return starting.length > 0 ? starting : options.filter((option) => option.name.toLowerCase().includes(typed))
}

function startsWithPinyin(name: string, typed: string): boolean {
  return /^[a-z]+$/.test(typed) && (match(name, typed, { continuous: true })?.[0] ?? -1) === 0
}

/** What is committed for an option cell: the option's name when the text means exactly one, else the text as typed. */
export function optionText(options: readonly Option[], text: string): string {
  const found = matchingOptions(options, text)
  const [only] = found
  return text.trim() !== '' && found.length === 1 && only ? only.name : text
}
