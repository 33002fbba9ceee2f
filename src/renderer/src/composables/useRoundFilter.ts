import type { RoundDocument, RoundSubject } from '@shared/domain/round'
import { computed, reactive, ref } from 'vue'
import { z } from 'zod'
import { isSpelled } from '@/spelled'
import { useRoundStore } from '@/stores/round'
import { useRemembered } from './useRemembered'

export interface RoundFilter {
  text: string
  track: string | null
  township: string | null
}

const shape = z.object({ track: z.string().nullable(), township: z.string().nullable() })

/**
 * The same three filters on every page that lists a round: text (Chinese, pinyin, initials, credit code), track, township.
 * Track and township are there again when one comes back to the page, at the next start too. What is listed may have no such
 * track or township any more: then they hide nothing.
 */
export function useRoundFilter(page: string, listed: () => Pick<RoundDocument, 'tracks' | 'subjects'> | null = () => useRoundStore().document) {
  const kept = useRemembered(`filter.${page}`, shape, { track: null, township: null })
  const gone = {
    track: (code: string) => listed()?.tracks.every((track) => track.code !== code) === true,
    township: (name: string) => listed()?.subjects.every((subject) => subject.township !== name) === true,
  }
  const choice = (key: keyof typeof gone) =>
    computed<string | null>({
      get: () => (kept.value[key] === null || gone[key](kept.value[key]) ? null : kept.value[key]),
      set: (chosen) => (kept.value = { ...kept.value, [key]: chosen }),
    })
  const fields: RoundFilter = reactive({ text: ref(''), track: choice('track'), township: choice('township') })
  const filter = computed<RoundFilter>({ get: () => fields, set: (wanted) => void Object.assign(fields, wanted) })

  function matches(subject: RoundSubject): boolean {
    const { text, track, township } = fields
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
  return [subject.name, subject.partyName].some((name) => name.includes(text) || isSpelled(name, text))
}
