import { existsSync, readdirSync, writeFileSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decide, openConflicts } from '../../../src/main/services/exchange/conflicts'
import { mergedPackages, mergeScores, previewMerge } from '../../../src/main/services/exchange/merge'
import { openTask } from '../../../src/main/services/exchange/open-task'
import { sendScores } from '../../../src/main/services/exchange/send-scores'
import { sendTask, type TaskRequest } from '../../../src/main/services/exchange/send-task'
import { finishRound } from '../../../src/main/services/rounds/finishing/finish'
import { roundTotals } from '../../../src/main/services/evaluation/round-evaluation'
import { temporaryFolder } from '../../store/helpers'
import { fullEntries, openRound, schemeNamed } from '../round-helpers'
import { machine, type Machine } from './machine'

const names = ['甲厂', '乙厂', '丙厂', '丁厂']

/** An office with a round of four organizations. */
function officeWithRound(clockOff = 0) {
  const office = machine(clockOff)
  office.context.dataFiles.create('工委')
  const { id, scheme } = schemeNamed(office.store(), '年度')
  const { roundId, subjectIds } = openRound(office.store(), id, names.map((name) => ({ name, track: 'small', attributes: { secretary: '某人' } })))
  return { office, scheme, roundId, subjectIds }
}

async function giveTask(office: Machine, to: Machine, request: Omit<TaskRequest, 'otherStages' | 'personal'>): Promise<string> {
  const { task, file } = await sendTask(office.context, { otherStages: false, personal: false, ...request })
  await openTask(to.context, { file: to.bring(office, file), password: request.password })
  return task.id
}

const sent = async (from: Machine, taskId: string, to: Machine) => to.bring(from, (await sendScores(from.context, { taskId })).file)
const cellsOf = (of: Machine, roundId: string) =>
  of
    .store()
    .sheets.ofRound(roundId)
    .map(({ subjectId, stage, cells }) => ({ subjectId, stage, cells }))
    .sort((a, b) => a.subjectId.localeCompare(b.subjectId))
const score = (subjectId: string, value: string) => ({ subjectId, indicator: 'P2', texts: { meeting: value } })

describe('work sent out and brought back', () => {
  it('gives an evaluator exactly that work, and the office exactly those scores', async () => {
    const { office, scheme, roundId, subjectIds } = officeWithRound()
    const [first = '', second = ''] = subjectIds
    const town = machine(-400 * 86_400_000)
    const taskId = await giveTask(office, town, { roundId, author: '甲镇评分员', stages: ['town'], subjectIds: [first, second] })

    const own = town.store()
    expect(own.rounds.subjects(roundId).map(({ name }) => name)).toEqual(['甲厂', '乙厂'])
    expect(own.subjects.find(first)?.fields).not.toHaveProperty('secretary')
    expect(own.settings.get().evaluatorName).toBe('甲镇评分员')
    town.enter(roundId, 'town', subjectIds.slice(0, 2).flatMap((id) => fullEntries(scheme, id, () => true).filter(({ indicator }) => !scheme.stars.flatMap(({ indicators }) => indicators).find(({ code }) => code === indicator)?.roles)))

    expect(() => town.enter(roundId, 'city', [score(first, '1')])).toThrow(/不在任务包交给本机的范围内/)
    expect(() => finishRound(own, roundId)).toThrow(/定级由下发任务的单位进行/)

    const file = await sent(town, taskId, office)
    const preview = await previewMerge(office.context, { file })
    expect(preview).toMatchObject({ author: '甲镇评分员', roundName: '2026 年度', items: [], counts: { same: 0, changed: 0, conflicting: 0, refused: 0 } })
    expect(preview.counts.new).toBeGreaterThan(40)
    expect(office.store().sheets.ofRound(roundId)).toEqual([])

    await mergeScores(office.context, { file })
    expect(cellsOf(office, roundId)).toEqual(cellsOf(town, roundId))
    expect(office.digest(roundId)).toBe(town.digest(roundId))
    expect(office.store().verifyChain()).toMatchObject({ ok: true })
    expect(town.store().verifyChain()).toMatchObject({ ok: true })
    expect(roundTotals(office.store(), roundId).find(({ organizationId }) => organizationId === first)?.total).toBeGreaterThan(0)
    expect(mergedPackages(office.store())).toMatchObject([{ author: '甲镇评分员', kind: 'score' }])
    expect(readdirSync(join(dirname(office.store().path), '备份'))).toHaveLength(1)
  })

  it('takes late and repeated packages as normal', async () => {
    const { office, roundId, subjectIds } = officeWithRound()
    const [first = ''] = subjectIds
    const town = machine()
    const taskId = await giveTask(office, town, { roundId, author: '评分员', stages: ['town'], subjectIds })
    town.enter(roundId, 'town', [score(first, '1')])
    const early = await sent(town, taskId, office)
    town.enter(roundId, 'town', [score(first, '2')])
    const late = await sent(town, taskId, office)
    await mergeScores(office.context, { file: late })
    const digest = office.digest(roundId)
    for (const file of [early, late, early]) {
      const preview = await mergeScores(office.context, { file })
      expect(preview.fresh).toBe(0)
      expect(office.digest(roundId)).toBe(digest)
    }
    expect(openConflicts(office.store(), roundId)).toEqual([])
    expect(digest).toBe(town.digest(roundId))
  })

  it('opens a task again without doing it again, and adds what a later one brings', async () => {
    const { office, roundId, subjectIds } = officeWithRound()
    const [first = '', second = '', third = ''] = subjectIds
    const town = machine()
    const request = { roundId, author: '评分员', stages: ['town'], otherStages: false, personal: false }
    const one = await sendTask(office.context, { ...request, subjectIds: [first] })
    await openTask(town.context, { file: town.bring(office, one.file) })
    town.enter(roundId, 'town', [score(first, '1')])
    await openTask(town.context, { file: town.bring(office, one.file) })
    expect(town.context.dataFiles.list()).toHaveLength(1)
    expect(town.store().sheets.ofRound(roundId)).toHaveLength(1)
    const two = await sendTask(office.context, { ...request, subjectIds: [first, second, third] })
    await openTask(town.context, { file: town.bring(office, two.file) })
    expect(town.store().rounds.subjects(roundId)).toHaveLength(3)
    expect(town.store().sheets.ofRound(roundId)).toHaveLength(1)
    expect(town.store().verifyChain().ok).toBe(true)
  })
})

describe('the same work done apart', () => {
  async function twoOpinions() {
    const { office, roundId, subjectIds } = officeWithRound()
    const [first = '', second = ''] = subjectIds
    const [one, two] = [machine(3 * 365 * 86_400_000), machine(-2 * 365 * 86_400_000)]
    const request = { roundId, author: '评分员', stages: ['town'], subjectIds }
    const { file, task } = await sendTask(office.context, { otherStages: false, personal: false, ...request })
    for (const each of [one, two]) await openTask(each.context, { file: each.bring(office, file) })
    one.enter(roundId, 'town', [score(first, '1'), score(second, '3')])
    two.enter(roundId, 'town', [score(first, '2'), score(second, '3')])
    return { office, one, two, roundId, subjectIds, taskId: task.id }
  }

  it('is a conflict only where it differs, listed until a person chooses', async () => {
    const { office, one, two, roundId, subjectIds, taskId } = await twoOpinions()
    await mergeScores(office.context, { file: await sent(one, taskId, office) })
    const preview = await mergeScores(office.context, { file: await sent(two, taskId, office) })
    expect(preview.counts).toMatchObject({ conflicting: 1, same: 1 })
    expect(preview.items).toMatchObject([{ subjectName: '甲厂', outcome: 'conflicting', after: [{ by: '评分员' }, { by: '评分员' }] }])

    const [conflict] = openConflicts(office.store(), roundId)
    if (!conflict) throw new Error('no conflict')
    expect(conflict.values.map(({ text }) => text).sort()).toEqual(['1', '2'].map((value) => expect.stringContaining(value)))
    const chosen = conflict.values.find(({ text }) => text.includes('2'))
    const { entity, subjectId, place } = conflict
    expect(decide(office.store(), roundId, [{ entity, subjectId, place, entry: chosen?.entry ?? '' }])).toEqual([])
    const [sheet] = office.store().sheets.ofRound(roundId).filter((each) => each.subjectId === subjectIds[0])
    expect(sheet?.cells.P2).toMatchObject({ state: 'mark' })
    // A choice is not asked for again when the same packages come once more.
    await mergeScores(office.context, { file: await sent(one, taskId, office) })
    expect(openConflicts(office.store(), roundId)).toEqual([])
    expect(() => decide(office.store(), roundId, [{ entity, subjectId, place, entry: chosen?.entry ?? '' }])).toThrow(/已被处理过/)
  })

  it('leads to the same state in either order', async () => {
    const { office, one, two, roundId, taskId } = await twoOpinions()
    const copy = join(temporaryFolder(), '工委.sixstar')
    await office.store().copyTo(copy)
    const twin = machine()
    twin.context.dataFiles.open(copy)
    for (const [place, order] of [[office, [one, two]], [twin, [two, one, two]]] as const) {
      for (const from of order) await mergeScores(place.context, { file: await sent(from, taskId, place) })
    }
    expect(twin.digest(roundId)).toBe(office.digest(roundId))
    expect(cellsOf(twin, roundId)).toEqual(cellsOf(office, roundId))
    expect(openConflicts(twin.store(), roundId)).toHaveLength(1)
  })
})

describe('what does not belong', () => {
  it('is refused with the reason, and nothing is written', async () => {
    const { office, roundId, subjectIds } = officeWithRound()
    const town = machine()
    const taskId = await giveTask(office, town, { roundId, author: '评分员', stages: ['town'], subjectIds })
    town.enter(roundId, 'town', [score(subjectIds[0] ?? '', '1')])
    const file = await sent(town, taskId, office)

    const stranger = machine()
    stranger.context.dataFiles.create('别处')
    const there = stranger.bring(office, { id: file, name: '', size: 0 })
    await expect(previewMerge(stranger.context, { file: there })).rejects.toMatchObject({ code: 'package-refused' })

    const { path } = office.context.files.resolve(file)
    const bytes = readFileSync(path)
    const bad = join(dirname(path), '坏的.sixscore')
    writeFileSync(bad, bytes.subarray(0, bytes.length - 40))
    const before = office.store().revision
    await expect(mergeScores(office.context, { file: office.context.files.register(bad).id })).rejects.toMatchObject({ code: 'package-damaged' })
    expect(office.store().revision).toBe(before)
    expect(existsSync(join(dirname(office.store().path), '备份'))).toBe(false)

    office.store().write({ actor: '办公室', action: '定级' }, (tx) => tx.rounds.finish(roundId))
    await expect(mergeScores(office.context, { file })).rejects.toMatchObject({ code: 'round-finished' })
  })

  it('asks for the password of a locked package', async () => {
    const { office, roundId, subjectIds } = officeWithRound()
    const town = machine()
    const { file } = await sendTask(office.context, { roundId, author: '评分员', stages: ['town'], subjectIds, otherStages: false, personal: false, password: '一二三四' })
    const brought = town.bring(office, file)
    await expect(openTask(town.context, { file: brought })).rejects.toMatchObject({ code: 'password-needed' })
    await expect(openTask(town.context, { file: brought, password: '四三二一' })).rejects.toMatchObject({ code: 'wrong-password' })
    await openTask(town.context, { file: brought, password: '一二三四' })
    expect(town.store().rounds.list()).toHaveLength(1)
  })
})
