import { AppError } from '@shared/errors'

const allowed = 5
const pauseMilliseconds = 30_000

/** Wrong PINs in a row, by evaluator id. After five there is a pause before the next try. */
const wrong = new Map<string, { count: number; last: number }>()

/** @throws AppError `wrong-pin` while it is too early for another try */
export function refuseTooMany(id: string, now: number): void {
  const tries = wrong.get(id)
  if (tries && tries.count >= allowed && now - tries.last < pauseMilliseconds) throw new AppError('wrong-pin', '口令连续输错，请半分钟后再试。')
}

/** Counts a try. */
export function noteAttempt(id: string, right: boolean, now: number): void {
  if (right) wrong.delete(id)
  else wrong.set(id, { count: (wrong.get(id)?.count ?? 0) + 1, last: now })
}
