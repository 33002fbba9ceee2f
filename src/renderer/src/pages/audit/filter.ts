import type { AuditFilter } from '@shared/domain/audit'
import type { LocationQuery, LocationQueryRaw } from 'vue-router'

/** What is looked for, as the page's address keeps it: going back finds it again. Days are local ones, both inclusive. */
export interface AuditQuery extends Omit<AuditFilter, 'from' | 'before'> {
  days: [string, string] | null
}

export const noQuery: AuditQuery = { text: '', actors: [], actions: [], devices: [], roundId: null, subjectId: null, days: null }

const list = (value: LocationQuery[string] | undefined): string[] => [value ?? []].flat().flatMap((each) => (each === null ? [] : [each]))
const one = (value: LocationQuery[string] | undefined): string | null => list(value)[0] ?? null
const day = /^\d{4}-\d\d-\d\d$/
const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

export function readQuery(query: LocationQuery): AuditQuery {
  const [from = '', to = ''] = list(query['days'])
  const idOf = (value: string | null) => (value !== null && id.test(value) ? value : null)
  return {
    text: (one(query['text']) ?? '').slice(0, 100),
    actors: list(query['by']),
    actions: list(query['action']),
    devices: list(query['chain']),
    roundId: idOf(one(query['round'])),
    subjectId: idOf(one(query['subject'])),
    days: day.test(from) && day.test(to) ? [from, to] : null,
  }
}

export function writeQuery({ text, actors, actions, devices, roundId, subjectId, days }: AuditQuery): LocationQueryRaw {
  return {
    ...(text === '' ? {} : { text }),
    ...(actors.length === 0 ? {} : { by: actors }),
    ...(actions.length === 0 ? {} : { action: actions }),
    ...(devices.length === 0 ? {} : { chain: devices }),
    ...(roundId === null ? {} : { round: roundId }),
    ...(subjectId === null ? {} : { subject: subjectId }),
    ...(days === null ? {} : { days }),
  }
}

export function isEmpty(query: AuditQuery): boolean {
  return Object.keys(writeQuery(query)).length === 0
}

/** As the service takes it: days become moments by this machine's time zone. */
export function filterOf({ days, ...query }: AuditQuery): AuditFilter {
  return { ...query, text: query.text.trim(), from: days && midnight(days[0], 0), before: days && midnight(days[1], 1) }
}

function midnight(date: string, later: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, dayOfMonth + later).toISOString()
}
