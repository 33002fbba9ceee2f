import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evaluationOf } from '../../src/main/services/evaluation/round-evaluation'
import { enter } from '../../src/main/services/scoring/enter'
import { replay, sheetHistory } from '../../src/main/services/sheets/history'
import { revertSheet } from '../../src/main/services/sheets/revert'
import { sheetStatuses } from '../../src/main/services/sheets/statuses'
import { newStore } from '../store/helpers'
import { openRound, schemeNamed } from './round-helpers'

const typed = fc.record({
  kind: fc.constant('enter' as const),
  cells: fc.array(
    fc.oneof(
      fc.record({ indicator: fc.constant('P3'), texts: fc.record({ session: fc.constantFrom('', '1', '4', '九', '99') }), reason: fc.constantFrom(undefined, '', '见记录') }),
      fc.record({ indicator: fc.constant('T1'), texts: fc.record({ a: fc.constantFrom('', '3', 'x'), b: fc.constantFrom('', '4', '0') }), reason: fc.constant(undefined) }),
      fc.record({ indicator: fc.constant('O2'), texts: fc.record({ value: fc.constantFrom('', '6', '不适用', '六') }), reason: fc.constant(undefined) }),
    ),
    { minLength: 1, maxLength: 3 },
  ),
})
const action = fc.oneof({ weight: 3, arbitrary: typed }, { weight: 1, arbitrary: fc.record({ kind: fc.constant('revert' as const), version: fc.nat() }) })

/** Without who entered it and when: a version that was brought back is entered anew. */
const contents = (cells: Record<string, object>) => Object.fromEntries(Object.entries(cells).map(([code, cell]) => [code, { ...cell, at: '', by: '' }]))

it('the log tells every state a sheet ever had, and going back brings exactly that state', () => {
  const store = newStore()
  const { roundId, subjectIds } = openRound(store, schemeNamed(store, '年度方案').id, Array.from({ length: 60 }, (_, at) => ({ name: `单位${at}`, track: 'small', attributes: { enterprise: true } })))
  const place = { roundId, stage: 'town', evaluator: '' }
  const unused = subjectIds.values()
  fc.assert(
    fc.property(fc.array(action, { minLength: 1, maxLength: 12 }), (actions) => {
      const subjectId = unused.next().value ?? ''
      const at = { roundId, stage: 'town', subjectId }
      const states: ReturnType<typeof contents>[] = []
      const now = () => contents(store.sheets.find(place, subjectId)?.cells ?? {})
      for (const each of actions) {
        const known = replay(store, place, subjectId).versions
        const wanted = each.kind === 'revert' ? known[each.version % Math.max(1, known.length)] : undefined
        if (each.kind === 'enter') enter(store, { ...at, entries: each.cells.map((cell) => ({ subjectId, ...cell })) })
        else if (wanted && JSON.stringify(contents(wanted.cells)) !== JSON.stringify(now())) {
          try {
            revertSheet(store, { ...at, version: wanted.id })
          } catch (error) {
            // The same content in another order is no other state.
            expect(error).toMatchObject({ code: 'conflict' })
          }
          expect(now()).toEqual(contents(wanted.cells))
        }
        if (replay(store, place, subjectId).versions.length > states.length) states.push(now())
      }
      const { versions } = replay(store, place, subjectId)
      expect(versions.map(({ cells }) => contents(cells))).toEqual(states)
      const [newest] = sheetHistory(store, evaluationOf(store, roundId).loaded, place, subjectId)
      const status = sheetStatuses(store, roundId, 'town').find((sheet) => sheet.subjectId === subjectId)
      if (newest?.kind === 'version') expect(newest.total).toBe(status?.total ?? 0)
    }),
    { numRuns: 60, endOnFailure: true },
  )
  expect(store.verifyChain().ok).toBe(true)
}, 60_000)
