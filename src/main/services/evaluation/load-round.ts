import { compileScheme, SchemeError, type CompiledScheme } from '@rules'
import type { RoundSubject } from '@shared/domain/round'
import { AppError } from '@shared/errors'
import type { RoundRecord, Store } from '../../store'

/** A round with its frozen scheme, compiled, and the snapshot of its subjects. */
export interface LoadedRound {
  round: RoundRecord
  compiled: CompiledScheme
  subjects: RoundSubject[]
  /** Ids of the subjects. */
  taking: ReadonlySet<string>
}

const compiledOf = new WeakMap<Store, Map<string, CompiledScheme>>()

/** @throws AppError `not-found`; `scheme-invalid` when this version of the rules does not accept the scheme any more */
export function loadRound(store: Store, roundId: string): LoadedRound {
  const round = foundRound(store, roundId)
  const subjects = store.rounds.subjects(roundId)
  return { round, compiled: compiledScheme(store, round), subjects, taking: new Set(subjects.map(({ subjectId }) => subjectId)) }
}

/** @throws AppError `not-found` */
export function foundRound(store: Store, roundId: string): RoundRecord {
  const round = store.rounds.find(roundId)
  if (!round) throw new AppError('not-found', '没有找到这个评价期，可能已被删除。')
  return round
}

/** Published schemes never change, so each is compiled once per open file. */
function compiledScheme(store: Store, { schemeId, schemeHash }: RoundRecord): CompiledScheme {
  const known = compiledOf.get(store) ?? new Map<string, CompiledScheme>()
  compiledOf.set(store, known)
  const key = `${schemeId}/${schemeHash}`
  const present = known.get(key)
  if (present) return present
  const record = store.schemes.find(schemeId)
  if (!record) throw new AppError('not-found', '没有找到这个评价期的评价方案。')
  try {
    const compiled = compileScheme(record.scheme)
    known.set(key, compiled)
    return compiled
  } catch (error) {
    if (!(error instanceof SchemeError)) throw error
    const [problem] = error.problems.filter(({ severity }) => severity === 'error')
    throw new AppError('scheme-invalid', `评价方案“${record.name}”不能用本程序计分：${problem?.message ?? '内容有误'}`, { path: problem?.path }, { cause: error })
  }
}
