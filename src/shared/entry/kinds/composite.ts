import type { CompositeRule, MarkInput, Rule } from '@rules'
import { draft, empty, mark, type EntryTexts, type RuleEntry } from '../types'

/** 组合: the parts of its parts, codes joined by `.`. Every part must be given. */
export function compositeEntry(rule: CompositeRule, entryOf: (rule: Rule, fullScore: number) => RuleEntry): RuleEntry {
  const parts = rule.parts.map((part) => ({ ...part, entry: entryOf(part.rule, part.fullScore) }))
  const inputs = (input: MarkInput) => ('values' in input ? parts.flatMap((part) => (input.values[part.code] === undefined ? [] : [{ part, input: input.values[part.code] }])) : [])
  return {
    parts: parts.flatMap((part) =>
      part.entry.parts.map((inner) => ({
        ...inner,
        code: `${part.code}.${inner.code}`,
        title: part.entry.parts.length === 1 ? part.name : `${part.name}·${inner.title}`,
        ...(inner.pairedWith === undefined ? {} : { pairedWith: `${part.code}.${inner.pairedWith}` }),
      })),
    ),
    read(texts) {
      const values: Record<string, MarkInput> = {}
      const lacking: string[] = []
      for (const part of parts) {
        const reading = part.entry.read(within(texts, part.code))
        if (reading.state === 'draft') return draft(reading.problem.code, `${part.name}：${reading.problem.message}`)
        if (reading.state === 'empty') lacking.push(part.name)
        else values[part.code] = reading.input
      }
      if (lacking.length === parts.length) return empty
      return lacking.length > 0 ? draft('incomplete', `还没有填：${lacking.join('、')}`) : mark({ values })
    },
    texts(input) {
      return Object.fromEntries(
        inputs(input).flatMap(({ part, input: inner }) => (inner === undefined ? [] : Object.entries(part.entry.texts(inner)).map(([code, text]) => [`${part.code}.${code}`, text]))),
      )
    },
    display: (input) => inputs(input).map(({ part, input: inner }) => (inner === undefined ? '' : `${part.name}：${part.entry.display(inner)}`)).join('；'),
    fault(input, code) {
      for (const { part, input: inner } of inputs(input)) {
        const message = inner === undefined ? null : part.entry.fault(inner, code)
        if (message !== null) return `${part.name}：${message}`
      }
      return null
    },
  }
}

/** The texts of one part, keyed as the part's own rule knows them. */
function within(texts: EntryTexts, code: string): EntryTexts {
  const prefix = `${code}.`
  return Object.fromEntries(Object.entries(texts).flatMap(([key, text]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), text]] : [])))
}
