import type { RegisterField } from '../domain/subject'
import { compact } from './clean-text'
import { canonicalWord } from './values/choice'

const longestTitle = 40

/** What two spellings of a column title share: blanks, stars for required columns and colons do not count. */
export function titleKey(title: string): string {
  return compact(title).replace(/[*:?？]/gu, '').toUpperCase()
}

function withoutBrackets(key: string): string {
  return key.replace(/[(（[【].*?[)）\]】]/gu, '')
}

/** The tag a column of ticks stands for, such as 规上 of “是否规上”, or null for a column of words. */
export function tagOfTitle(title: string, tags: readonly string[]): string | null {
  const key = compact(title).replace(/[*:?？]/gu, '')
  const asked = /^是否(?:为|是|属于)?(.{1,20}?)(?:企业|单位)?$/u.exec(key)?.[1]
  const { word } = canonicalWord(asked ?? withoutBrackets(key), tags)
  return asked !== undefined || tags.includes(word) ? word : null
}

/** Which field each title names surely: by its name or a synonym, with or without what stands in brackets. */
export function fieldsOfTitles(titles: readonly string[], fields: readonly RegisterField[]): (string | null)[] {
  const keys = titles.map((title) => (title.length > longestTitle ? '' : titleKey(title)))
  const mapping: (string | null)[] = keys.map(() => null)
  const taken = new Set<string>()
  const assign = (find: (key: string) => RegisterField | undefined) =>
    keys.forEach((key, column) => {
      if (key === '' || mapping[column] !== null) return
      const field = find(key)
      if (!field || (taken.has(field.code) && field.code !== 'tags')) return
      mapping[column] = field.code
      taken.add(field.code)
    })
  const synonyms = fields.map((field) => ({ field, keys: [field.name, ...field.synonyms].map(titleKey) }))
  const tags = fields.find(({ code }) => code === 'tags')
  assign((key) => synonyms.find((each) => each.keys.includes(key))?.field)
  assign((key) => synonyms.find((each) => each.keys.includes(withoutBrackets(key)))?.field)
  assign((key) => (tags && tagOfTitle(key, tags.options ?? []) !== null ? tags : undefined))
  return mapping
}

/** As `fieldsOfTitles`, and titles that end with a synonym of at least four characters: what a Chinese title is about stands last. */
export function guessMapping(titles: readonly string[], fields: readonly RegisterField[]): (string | null)[] {
  const mapping = fieldsOfTitles(titles, fields)
  titles.forEach((title, column) => {
    const key = withoutBrackets(titleKey(title))
    if (mapping[column] !== null || key === '' || title.length > longestTitle) return
    const field = fields.find(({ code, name, synonyms }) => !mapping.includes(code) && [name, ...synonyms].map(titleKey).some((synonym) => synonym.length >= 4 && key.endsWith(synonym)))
    if (field) mapping[column] = field.code
  })
  return mapping
}
