/** Real damage to real files: what can be read comes out, and what does not is counted. */
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { examine, salvage, type Store } from '../../src/main/store'
import { context, newStore, reopen, roundOf, temporaryFolder } from './helpers'

const pageSize = 4096

function last<Result>(steps: Generator<unknown, Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** A closed file with a round of 400 organizations, five marks each. */
function filledFile(): { path: string; counts: Record<string, number> } {
  const store = newStore()
  const { roundId, subjectIds } = roundOf(store, 400)
  const cell = (value: number) => ({ state: 'mark' as const, input: { value }, at: '2026-01-01T00:00:00.000Z', by: '样例评分人' })
  store.write(context, (tx) => tx.sheets.apply({ roundId, stage: 'city', evaluator: '' }, subjectIds.flatMap((subjectId) => [1, 2, 3, 4, 5].map((number) => ({ subjectId, indicator: `P${number}`, cell: cell(number) })))))
  const counts = countsOf(store)
  store.close()
  return { path: store.path, counts }
}

const countsOf = (store: Store) => {
  const [round] = store.rounds.list()
  return { subjects: store.subjects.list('organization').length, sheets: store.sheets.ofRound(round?.id ?? '').length, entries: store.verifyChain().entries }
}

function rescued(path: string) {
  const folder = temporaryFolder()
  const target = join(folder, 'rescued.sixstar')
  const before = readFileSync(path)
  const report = last(salvage(path, join(folder, 'copy'), target, new Date('2026-02-01T00:00:00Z')))
  expect(readFileSync(path).equals(before)).toBe(true)
  const store = reopen(target)
  expect(store.isSound()).toBe(true)
  return { report, store, counts: countsOf(store) }
}

/** Pages on which a table or index keeps its leaves. */
function pagesOf(path: string, name: string): number[] {
  const database = new Database(path, { readonly: true })
  const root = database.prepare<[string], { rootpage: number }>('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name)?.rootpage ?? 0
  database.close()
  const bytes = readFileSync(path)
  const walk = (page: number): number[] => {
    const start = (page - 1) * pageSize
    const type = bytes.readUInt8(start)
    if (type !== 5 && type !== 2) return [page]
    const cells = bytes.readUInt16BE(start + 3)
    const children = Array.from({ length: cells }, (_, index) => bytes.readUInt32BE(start + bytes.readUInt16BE(start + 12 + 2 * index)))
    return [...children, bytes.readUInt32BE(start + 8)].flatMap(walk)
  }
  return walk(root)
}

function spoilPage(path: string, page: number): void {
  const bytes = readFileSync(path)
  bytes.fill(0xa5, (page - 1) * pageSize, page * pageSize)
  writeFileSync(path, bytes)
}

describe('a whole file', () => {
  it('is found whole, and comes out as it is', () => {
    const { path, counts } = filledFile()
    const found = last(examine(path, join(temporaryFolder(), 'copy')))
    expect(found.problems).toBe(0)
    expect(found.tables.filter(({ lost }) => lost !== 0)).toEqual([])
    const { report, counts: after, store } = rescued(path)
    expect(after).toEqual(counts)
    expect(report.tables.filter(({ lost }) => lost !== 0)).toEqual([])
    expect(report.orphans).toBe(0)
    expect(store.verifyChain().ok).toBe(true)
  })
})

describe('a damaged file', () => {
  it('gives all rows but those on the damaged page, and says how many', () => {
    const { path, counts } = filledFile()
    const pages = pagesOf(path, 'sheet')
    spoilPage(path, pages[Math.floor(pages.length / 2)] ?? 0)
    expect(last(examine(path, join(temporaryFolder(), 'copy'))).problems).toBeGreaterThan(0)
    const { report, counts: after } = rescued(path)
    const sheets = report.tables.find(({ table }) => table === 'sheet')
    expect(after).toMatchObject({ subjects: counts.subjects, entries: counts.entries })
    expect(after.sheets).toBeLessThan(counts.sheets ?? 0)
    expect(after.sheets).toBeGreaterThan(200)
    expect(sheets).toMatchObject({ rows: after.sheets, lost: (counts.sheets ?? 0) - after.sheets })
  })

  it('whose change log is damaged in the middle keeps both ends of the chain, and the chain says where it breaks', () => {
    const { path, counts } = filledFile()
    const pages = pagesOf(path, 'change_log')
    spoilPage(path, pages[Math.floor(pages.length / 2)] ?? 0)
    const { counts: after, store } = rescued(path)
    expect(after).toMatchObject({ subjects: counts.subjects, sheets: counts.sheets })
    expect(after.entries).toBeGreaterThan((counts.entries ?? 0) * 0.9)
    expect(after.entries).toBeLessThan(counts.entries ?? 0)
    expect(store.verifyChain().broken).toMatchObject([{ fault: 'missing' }])
  })

  it('cut short gives what is still there', () => {
    const { path } = filledFile()
    truncateSync(path, Math.floor(statSync(path).size * 0.8))
    const { counts } = rescued(path)
    expect(counts.subjects + counts.sheets + counts.entries).toBeGreaterThan(1000)
  })

  it('without a beginning gives all it holds', () => {
    const { path, counts } = filledFile()
    const bytes = readFileSync(path)
    bytes.fill(0, 0, 100)
    writeFileSync(path, bytes)
    expect(rescued(path).counts).toEqual(counts)
  })

  it('drops rows whose subject is lost, and counts them', () => {
    const { path, counts } = filledFile()
    const pages = pagesOf(path, 'round_subject')
    spoilPage(path, pages[Math.floor(pages.length / 2)] ?? 0)
    const { report, counts: after } = rescued(path)
    expect(report.orphans).toBe((counts.sheets ?? 0) - after.sheets)
    expect(after.subjects).toBe(counts.subjects)
  })

  it.each([
    ['no database at all', (path: string) => writeFileSync(path, Buffer.alloc(50_000, '样例'))],
    ['an empty file', (path: string) => truncateSync(path, 0)],
  ])('that is %s is refused, with nothing left behind', (_name, spoil) => {
    const { path } = filledFile()
    spoil(path)
    const folder = temporaryFolder()
    const target = join(folder, 'rescued.sixstar')
    let refusal: unknown
    try {
      last(salvage(path, join(folder, 'copy'), target, new Date()))
    } catch (error) {
      refusal = error
    }
    expect(refusal).toMatchObject({ code: 'data-file-unreadable' })
    expect(statSync(target, { throwIfNoEntry: false })).toBeUndefined()
  })

  it('with single bits turned over anywhere never does more than lose rows', { timeout: 120_000 }, () => {
    const { path } = filledFile()
    const whole = readFileSync(path)
    for (let turn = 0; turn < 12; turn++) {
      const bytes = Buffer.from(whole)
      const at = 100 + ((turn * 7919 * 4099) % (bytes.length - 100))
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (turn % 8)), at)
      writeFileSync(path, bytes)
      const folder = temporaryFolder()
      try {
        last(salvage(path, join(folder, 'copy'), join(folder, 'rescued.sixstar'), new Date()))
        const store = reopen(join(folder, 'rescued.sixstar'))
        expect(store.isSound(), `bit at ${at}`).toBe(true)
        store.close()
      } catch (error) {
        expect(error, `bit at ${at}`).toMatchObject({ code: 'data-file-unreadable' })
      }
    }
  })
})
