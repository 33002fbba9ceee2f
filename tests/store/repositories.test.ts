import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { OrganizationResult } from '@rules'
import type { SheetCell } from '@shared/domain/sheet'
import { builtInSchemes } from '@shared/schemes'
import { canonicalHash, canonicalJson, totalsOnly } from '../../src/main/store'
import { context, newStore, reopen, roundOf } from './helpers'

describe('subjects', () => {
  it('count their versions, refuse a stale one, and stay as they are when nothing changes', () => {
    const store = newStore()
    const made = store.write(context, (tx) => tx.subjects.insert('organization', { name: '样例单位' }))
    const changed = store.write(context, (tx) => tx.subjects.update(made.id, 1, { name: '样例单位', members: 9 }))
    expect(changed).toMatchObject({ version: 2, fields: { name: '样例单位', members: 9 } })
    expect(store.subjects.find(made.id)).toEqual(changed)
    expect(() => store.write(context, (tx) => tx.subjects.update(made.id, 1, { name: '别的' }))).toThrow(/在别处已被修改/)
    expect(store.write(context, (tx) => tx.subjects.update(made.id, 2, { name: '样例单位', members: 9 }))).toEqual(changed)
    expect(() => store.write(context, (tx) => tx.subjects.update('none', 1, { name: '别的' }))).toThrow(/没有找到/)
    expect(store.subjects.find('none')).toBeNull()
  })

  it('are archived and taken back', () => {
    const store = newStore()
    const [a, b] = store.write(context, (tx) => [tx.subjects.insert('organization', { name: '甲' }), tx.subjects.insert('organization', { name: '乙' })])
    const ids = [a?.id ?? '']
    const names = (archived?: boolean) => store.subjects.list('organization', { archived }).map((subject) => subject.fields.name)
    store.write(context, (tx) => tx.subjects.setArchived(ids, true))
    expect([names(), names(true), names(false)]).toEqual([['甲', '乙'], ['甲'], ['乙']])
    store.write(context, (tx) => tx.subjects.setArchived([...ids, b?.id ?? ''], false))
    expect(names(false)).toEqual(['甲', '乙'])
    expect(store.subjects.find(b?.id ?? '')?.version).toBe(1)
  })
})

it('own fields keep their order and their names apart', () => {
  const store = newStore()
  store.write(context, (tx) => tx.fields.add('organization', { code: 'own-1', name: '税收', type: 'number' }))
  store.write(context, (tx) => tx.fields.add('organization', { code: 'own-2', name: '楼宇', type: 'text' }))
  expect(store.fields.own('organization').map(({ name, own, synonyms }) => ({ name, own, synonyms }))).toEqual([
    { name: '税收', own: true, synonyms: ['税收'] },
    { name: '楼宇', own: true, synonyms: ['楼宇'] },
  ])
  expect(store.fields.own('unit')).toEqual([])
  expect(() => store.write(context, (tx) => tx.fields.add('organization', { code: 'own-3', name: '税收', type: 'text' }))).toThrow(/已有名为“税收”/)
})

describe('schemes', () => {
  const [year] = builtInSchemes

  it('are drafts until published, then frozen, also against SQL', () => {
    const store = newStore()
    if (!year) throw new Error('no built-in scheme')
    const draft = store.write(context, (tx) => tx.schemes.insertDraft({ ...year, name: '本地方案' }))
    expect(draft).toMatchObject({ name: '本地方案', status: 'draft', revision: 1, hash: null, starCount: 6, indicatorCount: 29, rounds: 0, scheme: { id: draft.id } })
    const saved = store.write(context, (tx) => tx.schemes.updateDraft(draft.id, 1, { ...draft.scheme, name: '改名' }))
    expect(saved).toMatchObject({ name: '改名', revision: 2 })
    expect(store.write(context, (tx) => tx.schemes.updateDraft(draft.id, 2, saved.scheme)).revision).toBe(2)
    expect(() => store.write(context, (tx) => tx.schemes.updateDraft(draft.id, 1, draft.scheme))).toThrow(/在别处已被修改/)
    const published = store.write(context, (tx) => tx.schemes.publish(draft.id, canonicalHash(saved.scheme)))
    expect(published).toMatchObject({ status: 'published', hash: canonicalHash(saved.scheme) })
    expect(() => store.write(context, (tx) => tx.schemes.updateDraft(draft.id, 2, draft.scheme))).toThrow(/已经发布/)
    expect(() => store.write(context, (tx) => tx.schemes.publish(draft.id, ''))).toThrow(/已经发布/)
    store.close()
    const database = new Database(store.path)
    expect(() => database.prepare("UPDATE scheme SET body = '{}' WHERE id = ?").run(draft.id)).toThrow(/frozen/)
    expect(() => database.prepare("UPDATE scheme SET status = 'draft', hash = NULL, published_at = NULL WHERE id = ?").run(draft.id)).toThrow(/frozen/)
    database.close()
  })

  it('keep a draft that is no scheme at all', () => {
    const store = newStore()
    if (!year) throw new Error('no built-in scheme')
    const draft = store.write(context, (tx) => tx.schemes.insertDraft({ ...year, name: '本地方案' }))
    const nonsense: Record<string, unknown> = { ...year, name: 7, version: 'x', subject: 'planet', stars: [null, { indicators: 3 }, { indicators: [1] }] }
    const text = JSON.stringify(nonsense)
    const saved = store.write(context, (tx) => tx.schemes.updateDraft(draft.id, 1, JSON.parse(text)))
    expect(saved).toMatchObject({ name: '本地方案', version: 1, subject: 'organization', starCount: 3, indicatorCount: 1 })
    const empty = store.write(context, (tx) => tx.schemes.updateDraft(draft.id, 2, JSON.parse('{"format":1}')))
    expect(empty).toMatchObject({ name: '本地方案', starCount: 0, indicatorCount: 0 })
  })

  it('are not removed while a round uses them', () => {
    const store = newStore()
    roundOf(store, 1)
    const [used, unused] = [store.schemes.list().find((scheme) => scheme.rounds > 0), store.schemes.list().find((scheme) => scheme.rounds === 0)]
    expect(() => store.write(context, (tx) => tx.schemes.remove(used?.id ?? ''))).toThrow(/不能删除/)
    store.write(context, (tx) => tx.schemes.remove(unused?.id ?? ''))
    expect(store.schemes.find(unused?.id ?? '')).toBeNull()
    expect(() => store.write(context, (tx) => tx.schemes.remove('none'))).toThrow(/没有找到/)
  })
})

describe('sheets', () => {
  const mark: SheetCell = { state: 'mark', input: { items: { topic: 9 } }, reason: '会议记录', at: '2026-02-01T00:00:00.000Z', by: '甲' }
  const draft: SheetCell = { state: 'draft', texts: { value: '不祥' }, problem: { code: 'not-a-number', message: '应为数字' }, at: '2026-02-01T00:00:00.000Z', by: '甲' }

  it('come back as they went in, stage by stage', () => {
    const store = newStore()
    const { roundId, subjectIds } = roundOf(store, 2)
    const [a = '', b = ''] = subjectIds
    const changed = store.write(context, (tx) => [
      ...tx.sheets.apply({ roundId, stage: 'self', evaluator: '' }, [{ subjectId: a, indicator: 'P1', cell: mark }]),
      ...tx.sheets.apply({ roundId, stage: 'city', evaluator: '' }, [{ subjectId: a, indicator: 'O2', cell: draft }, { subjectId: b, indicator: 'P1', cell: mark }]),
    ])
    expect(changed).toHaveLength(3)
    const { path } = store
    store.close()
    const again = reopen(path)
    expect(again.sheets.ofStage({ roundId, stage: 'self', evaluator: '' })).toEqual([{ subjectId: a, stage: 'self', evaluator: '', version: 1, cells: { P1: mark } }])
    expect(again.sheets.ofSubject(roundId, a)).toHaveLength(2)
    expect(again.sheets.ofRound(roundId)).toHaveLength(3)
    expect(again.sheets.find({ roundId, stage: 'city', evaluator: '' }, a)?.cells).toEqual({ O2: draft })
    expect(again.sheets.find({ roundId, stage: 'town', evaluator: '' }, a)).toBeNull()
  })

  it('let the later change of one cell win, and forget an emptied one', () => {
    const store = newStore()
    const { roundId, subjectIds } = roundOf(store, 1)
    const [subjectId = ''] = subjectIds
    const place = { roundId, stage: '', evaluator: '' }
    const apply = (...cells: (SheetCell | null)[]) => store.write(context, (tx) => tx.sheets.apply(place, cells.map((cell) => ({ subjectId, indicator: 'P1', cell }))))
    expect(apply(draft, mark)[0]).toMatchObject({ version: 1, cells: { P1: mark } })
    expect(apply({ ...mark, at: 'later', by: '乙' })).toEqual([])
    expect(store.rounds.hasEntries(roundId)).toBe(true)
    expect(apply(null)[0]).toMatchObject({ version: 2, cells: {} })
    expect(store.rounds.hasEntries(roundId)).toBe(false)
    expect(apply(null)).toEqual([])
  })
})

it('vetoes are set, re-worded and cleared', () => {
  const store = newStore()
  const { roundId, subjectIds } = roundOf(store, 1)
  const veto = { subjectId: subjectIds[0] ?? '', code: 'V1', note: '', at: '2026-02-01T00:00:00.000Z', by: '甲' }
  store.write(context, (tx) => tx.vetoes.set(roundId, veto))
  const entries = store.verifyChain().entries
  store.write(context, (tx) => tx.vetoes.set(roundId, { ...veto, by: '乙' }))
  expect(store.vetoes.ofRound(roundId)).toEqual([veto])
  store.write(context, (tx) => tx.vetoes.set(roundId, { ...veto, note: '依据' }))
  expect(store.rounds.hasEntries(roundId)).toBe(true)
  store.write(context, (tx) => tx.vetoes.clear(roundId, veto.subjectId, 'V1'))
  store.write(context, (tx) => tx.vetoes.clear(roundId, veto.subjectId, 'V1'))
  expect(store.vetoes.ofRound(roundId)).toEqual([])
  expect(store.verifyChain().entries).toBe(entries + 2)
})

describe('rounds', () => {
  it('carry name, track and status through their changes', () => {
    const store = newStore()
    const { roundId, subjectIds } = roundOf(store, 3)
    const [first = ''] = subjectIds
    expect(store.rounds.find(roundId)).toMatchObject({ name: '2026年度', status: 'open', subjectCount: 3, subjectKind: 'organization', version: 1 })
    expect(store.rounds.subjects(roundId)[0]).toMatchObject({ subjectId: first, name: '样例单位1', partyName: '', township: '样例镇', track: 'small' })
    store.write(context, (tx) => {
      tx.rounds.rename(roundId, '改名')
      tx.rounds.setTracks(roundId, [{ subjectId: first, track: 'large', trackBy: 'manual' }, { subjectId: subjectIds[1] ?? '', track: 'small', trackBy: 'rule' }])
    })
    expect(store.rounds.subjects(roundId).map((subject) => subject.track)).toEqual(['large', 'small', 'small'])
    const finished = store.write({ ...context, at: '2027-01-10T00:00:00.000Z' }, (tx) => tx.rounds.finish(roundId))
    expect(finished).toMatchObject({ status: 'finished', finishedAt: '2027-01-10T00:00:00.000Z', name: '改名' })
    expect(store.write(context, (tx) => tx.rounds.reopen(roundId, '更正'))).toMatchObject({ status: 'open', finishedAt: null })
    expect(store.changes.recent(9).map((entry) => entry.after)).toContain('{"status":"open","reason":"更正"}')
    expect(() => store.write(context, (tx) => tx.rounds.setTracks(roundId, [{ subjectId: 'none', track: 'large', trackBy: 'manual' }]))).toThrow(/没有参加/)
    store.write(context, (tx) => tx.rounds.remove(roundId))
    expect(store.rounds.list()).toEqual([])
    expect(() => store.write(context, (tx) => tx.rounds.remove(roundId))).toThrow(/没有找到/)
  })
})

it('results come back whole, and as totals', () => {
  const store = newStore()
  const { roundId, subjectIds } = roundOf(store, 2)
  const result = (organizationId: string): OrganizationResult => ({
    engine: '1', organizationId, track: 'small', status: 'complete', missing: [],
    stars: [{ code: 'P', score: 3, fullScore: 5, lit: false, unmet: ['score'], indicators: [{ code: 'P1', points: 3, state: 'scored' }] }],
    extras: [{ group: 'H', code: 'H1', points: 1 }],
    bonus: 1, deduction: 0, total: 4, litStars: 0, vetoes: [], level: 0, levelSteps: [], rank: 1, overallRank: 1, tied: 2, decidedBy: null, unranked: null,
  })
  const results = [...subjectIds].sort().map(result)
  store.write(context, (tx) => tx.results.replace(roundId, results))
  expect(store.results.full(roundId)).toEqual(results)
  expect(store.results.totals(roundId)).toEqual(results.map(totalsOnly))
  const [first] = results
  expect(store.results.find(roundId, first?.organizationId ?? '')).toEqual(first)
  expect(store.results.ofSubject(first?.organizationId ?? '')).toEqual([{ roundId, result: first && totalsOnly(first) }])
  store.write(context, (tx) => tx.results.clear(roundId))
  expect(store.results.find(roundId, first?.organizationId ?? '')).toBeNull()
  const entries = store.verifyChain().entries
  store.write(context, (tx) => tx.results.clear(roundId))
  expect(store.verifyChain().entries).toBe(entries)
})

it('settings, evaluators and import mappings are kept, and logged only when they change', () => {
  const store = newStore()
  const settings = { unitName: '样例市委两新工委', evaluatorName: '甲', signatures: ['制表人'], townships: [{ name: '样例镇', aliases: ['样例'] }] }
  const change = () =>
    store.write(context, (tx) => {
      tx.mappings.save('organization', 'abc', ['name', null])
      return [tx.settings.update(settings), tx.evaluators.ensure('甲')] as const
    })
  expect(change()[0]).toEqual(settings)
  const entries = store.verifyChain().entries
  expect(change()[1]).toEqual(store.evaluators.list()[0])
  expect(store.verifyChain().entries).toBe(entries)
  expect(store.mappings.find('organization', 'abc')).toEqual(['name', null])
  expect(store.mappings.find('unit', 'abc')).toBeNull()
})

it('canonical JSON does not depend on the order of keys', () => {
  expect(canonicalJson({ b: [1, undefined, { d: null, c: '样例' }], a: undefined })).toBe('{"b":[1,null,{"c":"样例","d":null}]}')
  expect(canonicalHash({ a: 1, b: 2 })).toBe(canonicalHash({ b: 2, a: 1 }))
})
