import type { CurrentEvaluator, Evaluator } from '@shared/domain/evaluator'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { acting } from '../acting'
import { noteAttempt, refuseTooMany } from './attempts'
import { hashPin, pinFits } from './pin'
import { currentEvaluator, rememberSignIn } from './session'

type Person = Pick<Evaluator, 'name' | 'unit' | 'stage'>

function found(store: Store, id: string): Evaluator {
  const evaluator = store.evaluators.find(id)
  if (!evaluator) throw new AppError('not-found', '没有找到这位评分人。')
  return evaluator
}

function refuseTaken(store: Store, name: string, except?: string): void {
  const present = store.evaluators.findNamed(name)
  if (present && present.id !== except) throw new AppError('conflict', `已有名为“${name}”的评分人。同名的人请加上单位或职务以便区分。`)
}

/** @throws AppError `conflict` for a taken name */
export async function createEvaluator(store: Store, { pin, ...person }: Person & { pin?: string | undefined }): Promise<Evaluator> {
  refuseTaken(store, person.name)
  const hash = pin === undefined ? null : await hashPin(pin)
  return store.write(acting(store, '添加评分人'), (tx) => {
    const added = tx.evaluators.insert(person)
    return hash === null ? added : tx.evaluators.setPinHash(added.id, hash)
  })
}

/**
 * A name that stands in the records stays: they carry the name, and it must not come to mean another person.
 *
 * @throws AppError `not-found`; `conflict` for a taken name or one that stands in the records
 */
export function updateEvaluator(store: Store, person: Omit<Evaluator, 'hasPin'>): Evaluator {
  const before = found(store, person.id)
  refuseTaken(store, person.name, person.id)
  if (before.name !== person.name && store.changes.knowsActor(before.name)) {
    throw new AppError('conflict', `“${before.name}”已经录入过内容，姓名不能再改。请停用这一位，另外添加评分人。`)
  }
  return store.write(acting(store, person.archived && !before.archived ? '停用评分人' : '修改评分人'), (tx) => tx.evaluators.update(person))
}

/** @throws AppError `not-found`, `wrong-pin` */
export async function setPin(store: Store, { id, present, pin }: { id: string; present?: string | undefined; pin: string | null }, now: number): Promise<Evaluator> {
  await checkPin(store, id, present, now)
  const hash = pin === null ? null : await hashPin(pin)
  return store.write(acting(store, '修改评分人口令'), (tx) => tx.evaluators.setPinHash(id, hash))
}

/** @throws AppError `not-found` */
export function resetPin(store: Store, id: string, reason: string): Evaluator {
  found(store, id)
  return store.write(acting(store, '清除评分人口令'), (tx) => tx.evaluators.setPinHash(id, null, reason))
}

/** @throws AppError `not-found`, `wrong-pin`; `conflict` for someone archived */
export async function signIn(store: Store, id: string, pin: string | undefined, now: number): Promise<CurrentEvaluator> {
  if (found(store, id).archived) throw new AppError('conflict', '这位评分人已停用，请选择其他评分人。')
  await checkPin(store, id, pin, now)
  rememberSignIn(store, id)
  return currentEvaluator(store)
}

async function checkPin(store: Store, id: string, pin: string | undefined, now: number): Promise<void> {
  found(store, id)
  const hash = store.evaluators.pinHash(id)
  if (hash === null) return
  refuseTooMany(id, now)
  if (pin === undefined) throw new AppError('wrong-pin', '请输入这位评分人的口令。')
  const fits = await pinFits(pin, hash)
  noteAttempt(id, fits, now)
  if (!fits) throw new AppError('wrong-pin', '口令不对，请重新输入。')
}
