import type { Indicator, Rule, TallyItem } from '@rules'
import { entryParts, type EntryPart } from '@shared/entry'
import { choiceText } from '@shared/entry/text'
import { points } from '@/pages/schemes/wording/number'

/** An answer that one key gives. */
export interface Answer {
  /** What is entered. */
  text: string
  name: string
  /** Points it gives, in words; '' where that depends on more than the answer. */
  points: string
  keys: readonly string[]
}

/** One part of an indicator as the card asks for it. */
export interface CardField {
  part: EntryPart
  /** Options of a choice; 有 and 无 for what happens once. Empty: typed. */
  answers: readonly Answer[]
  /** Levels of matters that are listed one by one; null for every other field. */
  levels: readonly TallyItem[] | null
  /** Name of the part of a composite that begins here. */
  group: string | null
}

const once: readonly Answer[] = [
  { text: '1', name: '有', points: '', keys: ['1', 'y', '√'] },
  { text: '0', name: '无', points: '', keys: ['0', 'n', 'x', '×'] },
]

const known = new WeakMap<Indicator, CardField[]>()

/** The fields of an indicator, in the order of its parts. */
export function cardFields(indicator: Indicator): CardField[] {
  const present = known.get(indicator)
  if (present) return present
  let group = ''
  const fields = entryParts(indicator).map((part): CardField => {
    const { rule, code, name } = placeOf(indicator.rule, part.code)
    const begins = name !== group && name !== ''
    group = name
    return { part, answers: answersOf(rule, code), levels: rule.kind === 'tally' && rule.combine === 'highest-per-matter' ? rule.items : null, group: begins ? name : null }
  })
  known.set(indicator, fields)
  return fields
}

/** The rule a part belongs to: its own within a composite, whose part codes are joined by `.`. */
function placeOf(rule: Rule, code: string): { rule: Rule; code: string; name: string } {
  const at = code.indexOf('.')
  const part = rule.kind === 'composite' ? rule.parts.find((each) => each.code === code.slice(0, at)) : undefined
  return part ? { rule: part.rule, code: code.slice(at + 1), name: part.name } : { rule, code, name: '' }
}

function answersOf(rule: Rule, code: string): readonly Answer[] {
  if (rule.kind === 'choice') return rule.options.map((option, index) => ({ text: choiceText(option, rule.options), name: option.name, points: points(option.points), keys: index < 9 ? [String(index + 1)] : [] }))
  return rule.kind === 'tally' && rule.items.find((item) => item.code === code)?.once === true ? once : []
}
