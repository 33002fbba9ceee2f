import { alterScheme, SchemeError, type Margins, type OrganizationResult } from '@rules'
import type { Progress } from '@shared/domain/progress'
import type { SchemeAlteration, SchemeEffect, SchemeStanding } from '@shared/domain/sensitivity'
import { AppError } from '@shared/errors'
import type { Store } from '../store'
import { base, toldErrors } from './base'
import type { ServiceContext } from './context'
import { evaluationOf, previousLevels } from './evaluation/round-evaluation'

/** 敏感性试算, from marks and not from stored results: what is asked is what the rules would say. */
export const sensitivity = base.sensitivity.router({
  scheme: base.sensitivity.scheme.handler(({ context, input }) => schemeEffect(context.store(), input.roundId, input.alteration)),
  margins: base.sensitivity.margins.handler(async function* ({ context, input, signal }) {
    yield* toldErrors(findMargins(context, input.roundId, signal))
  }),
})

function schemeEffect(store: Store, roundId: string, alteration: SchemeAlteration): SchemeEffect {
  const evaluation = evaluationOf(store, roundId)
  try {
    const { before, after, changed } = alterScheme(evaluation.loaded.compiled, evaluation.entries(), alteration, { previousLevels: previousLevels(store, roundId), detail: 'totals' })
    const wanted = new Set(changed)
    return {
      rows: before.flatMap((result, at) => {
        const other = after[at]
        return other && wanted.has(result.organizationId) ? [{ subjectId: result.organizationId, before: standing(result), after: standing(other) }] : []
      }),
    }
  } catch (error) {
    if (error instanceof SchemeError) throw new AppError('invalid-input', `评价方案不能这样改：${error.problems.find(({ severity }) => severity === 'error')?.message ?? ''}`, {}, { cause: error })
    if (error instanceof RangeError) throw new AppError('invalid-input', '评价方案中没有要改的这一项，没有试算。', {}, { cause: error })
    throw error
  }
}

function standing({ level, rank, total }: OrganizationResult): SchemeStanding {
  return { level, rank, total }
}

async function* findMargins(context: Pick<ServiceContext, 'store' | 'findMargins'>, roundId: string, signal: AbortSignal | undefined): AsyncGenerator<Progress<Margins[]>, void> {
  const store = context.store()
  const evaluation = evaluationOf(store, roundId)
  const entries = evaluation.entries()
  const question = { scheme: evaluation.loaded.compiled.scheme, entries, previousLevels: previousLevels(store, roundId) }
  for await (const step of context.findMargins(question, signal)) {
    if (step.type === 'done') yield { type: 'done', result: step.margins }
    else yield { type: 'progress', done: step.done, total: entries.length, label: '逐家找最小的改动' }
  }
}
