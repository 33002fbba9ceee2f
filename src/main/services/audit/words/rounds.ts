import { markText, schemeIndicator } from '@shared/entry'
import type { Entity, LogEntry, Store } from '../../../store'
import { cellIn } from '../../../exchange/contents/cell'
import { cellPlaceOf } from '../../../exchange/contents/places'
import { loadRound, type LoadedRound } from '../../evaluation/load-round'
import { describer, type Describer } from '../../exchange/describe'
import { bothSides, member, plainText, type Tell } from './told'

type RoundEntity = Extract<Entity, 'round' | 'round-subject' | 'result' | 'edition' | 'carried' | 'sheet' | 'veto' | 'sheet-state' | 'evidence'>

const statusNames: Record<string, string> = { open: '进行中', finished: '已定级' }

/** What belongs to a round. A round that was removed has no scheme to tell its marks by: then only that there was one is told. */
export function roundWords(store: Store): Record<RoundEntity, Tell> {
  const loaded = new Map<string, { round: LoadedRound; words: Describer } | null>()
  const known = new Set(store.rounds.list().map(({ id }) => id))
  const schemeName = (id: unknown) => store.schemes.list().find((scheme) => scheme.id === id)?.name ?? ''

  function roundOf({ entityId }: LogEntry): { round: LoadedRound; words: Describer } | null {
    const [id = ''] = entityId.split('/')
    const present = loaded.get(id)
    if (present !== undefined) return present
    const round = known.has(id) ? loadRound(store, id) : null
    const made = round && { round, words: describer(round) }
    loaded.set(id, made)
    return made
  }

  /** Marks, vetoes, states and evidence are told as they are when packages are merged. */
  function shared(entry: LogEntry): ReturnType<Tell> {
    const found = roundOf(entry)
    if (!found) return { what: '已删除的评价期中的内容', before: '', after: '' }
    const side = (value: string | null) => {
      if (value === null) return ''
      const { text, reason } = found.words.value({ ...entry, after: value })
      return reason === '' ? text : `${text}（${reason}）`
    }
    return { what: found.words.place(entry).name, before: side(entry.before), after: side(entry.after) }
  }

  function trackText(entry: LogEntry, value: unknown): string {
    const code = plainText(member(value, 'track'))
    const name = roundOf(entry)?.round.compiled.scheme.tracks?.find((track) => track.code === code)?.name ?? code
    return value === null ? '' : `${name}${member(value, 'trackBy') === 'manual' ? '（手工指定）' : ''}`
  }

  return {
    sheet: shared,
    veto: shared,
    'sheet-state': shared,
    evidence: shared,
    carried(entry) {
      const indicator = indicatorOf(entry)
      const scheme = roundOf(entry)?.round.compiled.scheme
      const side = (value: unknown) => {
        const cell = value === null ? null : cellIn(JSON.stringify({ state: 'mark', input: member(value, 'input'), at: '', by: '' }))
        const found = scheme && indicator !== null ? schemeIndicator(scheme, indicator) : undefined
        return cell?.state === 'mark' && found ? markText(found, cell.input) : ''
      }
      return { what: `从上期带入${scheme && indicator !== null ? ` · ${schemeIndicator(scheme, indicator)?.name ?? indicator}` : ''}`, ...bothSides(entry, side) }
    },
    round(entry) {
      if (entry.place === 'name') return { what: '评价期名称', ...bothSides(entry, plainText) }
      if (entry.place === 'scheme') return { what: '评价期所用的方案', ...bothSides(entry, (value) => schemeName(member(value, 'schemeId'))) }
      if (entry.place === 'status') return { what: '评价期状态', ...bothSides(entry, statusText) }
      return { what: '评价期', ...bothSides(entry, roundText) }
    },
    'round-subject': (entry) => ({ what: entry.place === 'track' ? '跑道' : '参评名单与跑道', ...bothSides(entry, (value) => trackText(entry, value)) }),
    edition: (entry) => ({ what: `第 ${entry.place} 次定级`, ...bothSides(entry, (value) => (value === null ? '' : member(value, 'reopened') === undefined ? `校验码 ${plainText(member(value, 'digest')).slice(0, 12)}` : `重新打开：${plainText(member(value, 'reopened'))}`)) }),
    result: (entry) => ({ what: '定级结果', ...bothSides(entry, (value) => (value === null ? '' : `${plainText(member(value, 'count'))} 个评价对象，结果校验码 ${plainText(member(value, 'digest')).slice(0, 12)}`)) }),
  }
}

function indicatorOf(entry: LogEntry): string | null {
  return cellPlaceOf({ ...entry, entity: 'sheet' })?.indicator ?? null
}

function statusText(value: unknown): string {
  const status = plainText(member(value, 'status'))
  const reason = plainText(member(value, 'reason'))
  return `${statusNames[status] ?? status}${reason === '' ? '' : `，原因：${reason}`}`
}

function roundText(value: unknown): string {
  if (value === null) return ''
  const dates = [member(value, 'startsOn'), member(value, 'endsOn')].map(plainText).filter(Boolean)
  return [plainText(member(value, 'name')), dates.join(' 至 ')].filter(Boolean).join('，')
}
