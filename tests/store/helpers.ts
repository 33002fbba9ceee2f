import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createStore, openStore, type Store } from '../../src/main/store'

export const device = '11111111-1111-4111-8111-111111111111'

/** A clock that moves one second with every reading. */
export function steppingClock(): () => Date {
  let seconds = 0
  return () => new Date(Date.UTC(2026, 0, 1) + 1000 * seconds++)
}

/** A folder of its own that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sixstar-'))
  mkdirSync(folder, { recursive: true })
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A new data file in a folder of its own, closed after the test. */
export function newStore(path = join(temporaryFolder(), 'data.sixstar')): Store {
  const store = createStore(path, { device, now: steppingClock(), sample: false })
  onTestFinished(() => store.close())
  return store
}

export function reopen(path: string, options: { device?: string } = {}): Store {
  const store = openStore(path, { device: options.device ?? device, now: steppingClock() })
  onTestFinished(() => store.close())
  return store
}

export const context = { actor: '样例评分人', action: '测试' }

/** A round of the yearly six-star scheme with so many organizations. */
export function roundOf(store: Store, count: number): { roundId: string; subjectIds: string[] } {
  const schemeId = store.schemes.list().find((scheme) => scheme.name.includes('年度'))?.id ?? ''
  return store.write(context, (tx) => {
    const subjects = Array.from({ length: count }, (_, index) => tx.subjects.insert('organization', { name: `样例单位${index + 1}`, township: '样例镇', unitKind: '非公企业' }))
    const round = tx.rounds.insert({
      name: '2026年度',
      schemeId,
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      previousRoundId: null,
      subjects: subjects.map(({ id, fields }) => ({ subjectId: id, attributes: fields, track: 'small', trackBy: 'rule' })),
    })
    return { roundId: round.id, subjectIds: subjects.map((subject) => subject.id) }
  })
}
