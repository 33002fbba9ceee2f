import { randomUUID } from 'node:crypto'
import type { Plan, PlanItemFields } from '@shared/domain/plan'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'
import { fromJson } from '../json'

/** A plan; null while it stands, else the ISO time it was taken away. */
export interface PlanRecord extends Plan {
  removedAt: string | null
}

export interface PlanItemRecord extends PlanItemFields {
  id: string
  planId: string
  from: number | null
  removedAt: string | null
}

export interface PlanReader {
  /** Those that stand. */
  ofRound(roundId: string): PlanRecord[]
  /** The one that stands. */
  ofSubject(roundId: string, subjectId: string): PlanRecord | null
  /** Removed ones too. */
  find(id: string): PlanRecord | null
  /** Those that stand, in the order they were added. */
  items(planId: string): PlanItemRecord[]
  /** Removed ones too. */
  findItem(id: string): PlanItemRecord | null
}

export interface PlanWriter extends PlanReader {
  insert(plan: Omit<Plan, 'id'>): PlanRecord
  change(plan: PlanRecord, values: Pick<Plan, 'goal' | 'note'>): void
  setRemoved(plan: PlanRecord, removed: boolean): void
  addItem(planId: string, item: PlanItemFields & { from: number | null }): PlanItemRecord
  changeItem(item: PlanItemRecord, values: PlanItemFields): void
  setItemRemoved(item: PlanItemRecord, removed: boolean): void
}

type PlanRow = Omit<PlanRecord, 'goal' | 'basis'> & { goal: string; basis: string }
type ItemRow = Omit<PlanItemRecord, 'steps'> & { steps: string }

const planColumns = 'id, round_id AS roundId, subject_id AS subjectId, goal, note, basis, at, by, removed_at AS removedAt'
const itemColumns = 'id, plan_id AS planId, indicator, from_points AS "from", target, measure, owner, due_on AS dueOn, progress, remark, steps, removed_at AS removedAt'

const planOf = (row: PlanRow): PlanRecord => ({ ...row, goal: fromJson<Plan['goal']>(row.goal), basis: fromJson<Plan['basis']>(row.basis) })
const itemOf = (row: ItemRow): PlanItemRecord => ({ ...row, steps: fromJson<PlanItemFields['steps']>(row.steps) })

export function planReader(connection: Connection): PlanReader {
  const ofRound = connection.prepare<[string], PlanRow>(`SELECT ${planColumns} FROM plan WHERE round_id = ? AND removed_at IS NULL`)
  const ofSubject = connection.prepare<[string, string], PlanRow>(`SELECT ${planColumns} FROM plan WHERE round_id = ? AND subject_id = ? AND removed_at IS NULL`)
  const byId = connection.prepare<[string], PlanRow>(`SELECT ${planColumns} FROM plan WHERE id = ?`)
  const items = connection.prepare<[string], ItemRow>(`SELECT ${itemColumns} FROM plan_item WHERE plan_id = ? AND removed_at IS NULL ORDER BY rowid`)
  const item = connection.prepare<[string], ItemRow>(`SELECT ${itemColumns} FROM plan_item WHERE id = ?`)
  const planOrNull = (row: PlanRow | undefined) => (row ? planOf(row) : null)
  return {
    ofRound: (roundId) => ofRound.all(roundId).map(planOf),
    ofSubject: (roundId, subjectId) => planOrNull(ofSubject.get(roundId, subjectId)),
    find: (id) => planOrNull(byId.get(id)),
    items: (planId) => items.all(planId).map(itemOf),
    findItem(id) {
      const row = item.get(id)
      return row ? itemOf(row) : null
    },
  }
}

export function planWriter(connection: Connection, reader: PlanReader): (log: Log, at: string) => PlanWriter {
  const addPlan = connection.prepare<[PlanRow]>('INSERT INTO plan (id, round_id, subject_id, goal, note, basis, at, by, removed_at) VALUES (@id, @roundId, @subjectId, @goal, @note, @basis, @at, @by, @removedAt)')
  const putPlan = connection.prepare<[string, string, string | null, string]>('UPDATE plan SET goal = ?, note = ?, removed_at = ? WHERE id = ?')
  const addRow = connection.prepare<[ItemRow]>(
    `INSERT INTO plan_item (id, plan_id, indicator, from_points, target, measure, owner, due_on, progress, remark, steps, removed_at)
     VALUES (@id, @planId, @indicator, @from, @target, @measure, @owner, @dueOn, @progress, @remark, @steps, @removedAt)`,
  )
  const putRow = connection.prepare<[ItemRow]>(
    `UPDATE plan_item SET indicator = @indicator, target = @target, measure = @measure, owner = @owner, due_on = @dueOn, progress = @progress, remark = @remark,
     steps = @steps, removed_at = @removedAt WHERE id = @id`,
  )
  return (log, at) => {
    const notePlan = (plan: PlanRecord, before: unknown, after: unknown) => log({ entity: 'plan', entityId: `${plan.roundId}/${plan.subjectId}`, place: plan.id, base: 0, before, after })
    const noteItem = (item: PlanItemRecord, before: unknown, after: unknown) => log({ entity: 'plan-item', entityId: item.planId, place: item.id, base: 0, before, after })
    const rowOf = (item: PlanItemRecord): ItemRow => ({ ...item, steps: JSON.stringify(item.steps) })
    return {
      ...reader,
      insert(plan) {
        const record = { ...plan, id: randomUUID(), removedAt: null }
        addPlan.run({ ...record, goal: JSON.stringify(plan.goal), basis: JSON.stringify(plan.basis) })
        notePlan(record, null, planContent(record))
        return record
      },
      change(plan, { goal, note }) {
        if (plan.note === note && JSON.stringify(plan.goal) === JSON.stringify(goal)) return
        putPlan.run(JSON.stringify(goal), note, plan.removedAt, plan.id)
        notePlan(plan, planContent(plan), planContent({ ...plan, goal, note }))
      },
      setRemoved(plan, removed) {
        putPlan.run(JSON.stringify(plan.goal), plan.note, removed ? at : null, plan.id)
        notePlan(plan, removed ? planContent(plan) : null, removed ? null : planContent(plan))
      },
      addItem(planId, item) {
        const record = { ...item, id: randomUUID(), planId, removedAt: null }
        addRow.run(rowOf(record))
        noteItem(record, null, itemContent(record))
        return record
      },
      changeItem(item, values) {
        const after = { ...item, ...values }
        if (JSON.stringify(itemContent(after)) === JSON.stringify(itemContent(item))) return
        putRow.run(rowOf(after))
        noteItem(item, itemContent(item), itemContent(after))
      },
      setItemRemoved(item, removed) {
        putRow.run(rowOf({ ...item, removedAt: removed ? at : null }))
        noteItem(item, removed ? itemContent(item) : null, removed ? null : itemContent(item))
      },
    }
  }
}

function planContent({ goal, note, basis, at, by }: PlanRecord): Pick<Plan, 'goal' | 'note' | 'basis' | 'at' | 'by'> {
  return { goal, note, basis, at, by }
}

function itemContent({ indicator, from, target, measure, owner, dueOn, progress, remark, steps }: PlanItemRecord): PlanItemFields & { from: number | null } {
  return { indicator, from, target, measure, owner, dueOn, progress, remark, steps }
}
