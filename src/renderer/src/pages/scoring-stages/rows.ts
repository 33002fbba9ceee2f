import type { Completeness, CompletenessCount } from '@shared/domain/completeness'
import type { RoundSubject } from '@shared/domain/round'
import type { SheetState, SheetStatus } from '@shared/domain/sheet-status'

/** One sheet of the stage: how far scoring is, star by star, and what was decided about it. */
export interface SheetRow {
  subject: RoundSubject
  /** In the order of the stars. */
  stars: readonly CompletenessCount[]
  due: number
  done: number
  state: SheetState
  /** Null: nothing was entered in it yet. */
  status: SheetStatus | null
}

export const stateNames: Record<SheetState, string> = { open: '未确认', confirmed: '已确认', approved: '已复核', rejected: '已退回' }

/** The rows of one stage, in the order of the round. @param stage null for a single panel */
export function sheetRows(subjects: readonly RoundSubject[], completeness: Completeness, statuses: readonly SheetStatus[], stage: string | null): SheetRow[] {
  const at = Math.max(0, completeness.stages.findIndex(({ code }) => code === stage))
  const counts = new Map(completeness.rows.map((row) => [row.subjectId, row.counts]))
  const own = new Map(statuses.map((status) => [status.subjectId, status]))
  return subjects.map((subject) => {
    const stars = (counts.get(subject.subjectId) ?? []).flatMap((star) => star[at] ?? [])
    const status = own.get(subject.subjectId) ?? null
    const sum = (of: (count: CompletenessCount) => number) => stars.reduce((all, count) => all + of(count), 0)
    return { subject, stars, due: sum(({ due }) => due), done: sum(({ done }) => done), state: status?.state ?? 'open', status }
  })
}

/** “8 / 10”, and what of the rest is refused rather than missing. */
export function countText({ due, done, refused }: CompletenessCount): string {
  if (due === 0) return '—'
  return refused > 0 ? `${done} / ${due}，退回 ${refused}` : `${done} / ${due}`
}
