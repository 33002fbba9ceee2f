import type { RoundSubject } from '@shared/domain/round'
import { match } from 'pinyin-pro'
import { ref } from 'vue'

export interface RoundFilter {
  text: string
  track: string | null
  township: string | null
}

/** The same three filters on every page that lists a round: text (Chinese, pinyin, initials, credit code), track, township. */
export function useRoundFilter() {
  const filter = ref<RoundFilter>({ text: '', track: null, township: null })

  function matches(subject: RoundSubject): boolean {
    const { text, track, township } = filter.value
    if (track !== null && subject.track !== track) return false
    if (township !== null && subject.township !== township) return false
    return matchesText(subject, text.trim())
  }

  return { filter, matches }
}

/** Whether a subject answers to what was typed in a search box. */
export function matchesText(subject: Pick<RoundSubject, 'name' | 'partyName' | 'attributes'>, text: string): boolean {
  if (text === '') return true
  const code = subject.attributes.creditCode
  if (typeof code === 'string' && code.includes(text.toUpperCase())) return true
  return [subject.name, subject.partyName].some((name) => name.includes(text) || (/^[a-z ]+$/i.test(text) && match(name, text) !== null))
}
