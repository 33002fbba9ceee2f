import type { Year, YearFields } from '@shared/domain/year'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { acting } from '../acting'
import { writeBeside } from '../evaluation/round-evaluation'
import { refuseInTask } from '../exchange/scope'
import { foundYear, problemOf, roundsOfYear } from './rounds-of-year'

/** Makes a year, or changes one. @throws AppError `not-found`, `invalid-input`; `conflict` for a name that is taken */
export function saveYear(store: Store, yearId: string | null, fields: YearFields): Year {
  const present = yearId === null ? null : foundYear(store, yearId)
  for (const { roundId } of fields.parts) refuseInTask(store, roundId)
  if (store.years.list().some(({ id, name }) => name === fields.name && id !== yearId)) throw new AppError('conflict', `已有名为“${fields.name}”的年度汇总，请换一个名称。`)
  const problem = problemOf(store, fields)
  if (problem !== null) throw new AppError('invalid-input', problem)
  checkPrevious(store, yearId, fields)
  const context = acting(store, present ? '修改年度汇总' : '新建年度汇总')
  return writeBeside(store, () => store.write(context, (tx) => (present ? tx.years.change(present, fields) : tx.years.insert(fields))))
}

/** @throws AppError `not-found`; `conflict` while another year is held against it */
export function removeYear(store: Store, yearId: string): void {
  const year = foundYear(store, yearId)
  const [follower] = store.years.followers(yearId)
  if (follower) throw new AppError('conflict', `“${follower.name}”把它作为上一年度，不能删除。`)
  writeBeside(store, () => store.write(acting(store, '删除年度汇总'), (tx) => tx.years.remove(year)))
}

function checkPrevious(store: Store, yearId: string | null, fields: YearFields): void {
  if (fields.previousYearId === null) return
  const previous = foundYear(store, fields.previousYearId)
  for (let earlier: Year | null = previous; earlier; earlier = earlier.previousYearId === null ? null : store.years.find(earlier.previousYearId)) {
    if (earlier.id === yearId) throw new AppError('invalid-input', '上一年度不能是它自己，也不能是以它为上一年度的汇总。')
  }
  const [own, before] = [roundsOfYear(store, fields), roundsOfYear(store, previous)]
  if (own[0]?.round.subjectKind !== before[0]?.round.subjectKind) throw new AppError('invalid-input', '上一年度评的是另一类对象，不能作比较。')
  if ((before[0]?.round.endsOn ?? '') >= (own[0]?.round.endsOn ?? '')) throw new AppError('invalid-input', '上一年度应早于本年度结束。')
}
