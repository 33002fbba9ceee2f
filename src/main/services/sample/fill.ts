import { compileScheme, evaluate, type CompiledScheme } from '@rules'
import type { RoundSubject } from '@shared/domain/round'
import type { SheetCell } from '@shared/domain/sheet'
import { readEntry } from '@shared/entry'
import { AppError } from '@shared/errors'
import type { CellChange, Store } from '../../store'
import { roundAttributes } from '../evaluation/attributes'
import { closeRound } from '../rounds/finishing/finish'
import { trackOf } from '../rounds/tracks'
import { cast } from './cast'
import { earlierMarks, plannedMarks, type PlannedMark } from './marks'
import { fieldsOf, townships, years, type Year } from './organizations'

/** How far the making of the sample is. */
export interface SampleStep {
  done: number
  total: number
  label: string
}

const actor = '示例评分人'
const enteredBy: Record<string, string> = { self: '示例单位自评', town: '示例镇街评分人', city: '示例市级评分人' }
const subjectId = (index: number) => `5a3b1e00-0000-4000-8000-${String(index + 1).padStart(12, '0')}`
const roundId = (year: Year) => `5a3b1e00-0000-4000-9000-${String(year).padStart(12, '0')}`
const newest = years[2]

/** Fixed times, so that the sample is the same whenever it is made. */
const opened = (year: Year) => `${year}-10-08T01:00:00.000Z`
const entered = (year: Year, stage: string) => `${year}-${{ self: '10-20', town: '11-02' }[stage] ?? '11-12'}T02:00:00.000Z`
const finished = (year: Year) => `${year + 1}-01-10T03:00:00.000Z`

function yearlyScheme(store: Store): { id: string; compiled: CompiledScheme } {
  const listed = store.schemes.list().find(({ builtIn, name }) => builtIn && name.includes('年度'))
  const record = listed && store.schemes.find(listed.id)
  if (!record) throw new AppError('not-found', '数据文件中没有内置的年度方案，不能生成示例数据。')
  return { id: record.id, compiled: compileScheme(record.scheme) }
}

function writeRegister(store: Store): void {
  store.write({ actor, action: '生成示例数据：台账', at: opened(years[0]) }, (tx) => {
    tx.settings.update({ unitName: '示例市委两新工委（虚构）', evaluatorName: actor, signatures: ['制表人', '审核人', '负责人'], townships: townships.map((name) => ({ name, aliases: [] })) })
    tx.evaluators.ensure(actor)
    for (const index of cast.keys()) tx.subjects.insert('organization', fieldsOf(index, newest), subjectId(index))
  })
}

/** Opens a year's round with everybody who was there; the snapshot holds the register as it stood then. */
function openRound(store: Store, scheme: { id: string; compiled: CompiledScheme }, year: Year): void {
  const previous = years.find((candidate) => candidate === year - 1)
  const endsOn = `${year}-12-31`
  const subjects: Pick<RoundSubject, 'subjectId' | 'attributes' | 'track' | 'trackBy'>[] = []
  for (const [index, { stars }] of cast.entries()) {
    if (stars[year - 2023] === null) continue
    const tookPartBefore = previous !== undefined && typeof stars[previous - 2023] === 'number'
    const attributes = roundAttributes(fieldsOf(index, year), { endsOn, tookPartBefore })
    subjects.push({ subjectId: subjectId(index), attributes, track: trackOf(scheme.compiled.scheme, attributes) ?? '', trackBy: 'rule' })
  }
  store.write({ actor, action: `生成示例数据：${year}年度`, at: opened(year) }, (tx) =>
    tx.rounds.insert({ id: roundId(year), name: `${year}年度`, schemeId: scheme.id, startsOn: `${year}-01-01`, endsOn, previousRoundId: previous === undefined ? null : roundId(previous), subjects }),
  )
}

/** Indicators that concern each organization of the round: those the rules do not call not applicable while nothing is marked. */
function applicable(store: Store, { compiled }: { compiled: CompiledScheme }, year: Year): Map<string, ReadonlySet<string>> {
  const entries = store.rounds.subjects(roundId(year)).map(({ subjectId: organizationId, track, attributes }) => ({ organizationId, track, attributes, marks: [] }))
  return new Map(
    evaluate(compiled, entries).map(({ organizationId, stars }) => [
      organizationId,
      new Set(stars.flatMap((star) => star.indicators.filter(({ state }) => state !== 'not-applicable').map(({ code }) => code))),
    ]),
  )
}

/** Marks of an organization at one stage, by its part in the newest year. */
function stageMarks(scheme: CompiledScheme['scheme'], index: number, year: Year, stage: string, final: readonly PlannedMark[]): PlannedMark[] {
  const part = year === newest ? cast[index]?.part : undefined
  if (part && 'selfOnly' in part && stage !== 'self') return []
  const missing = part && 'missing' in part ? part.missing : []
  const marks = stage === 'city' ? [...final] : earlierMarks(scheme, index, year, stage, final)
  return marks.filter(({ indicator }) => !missing.includes(indicator))
}

/** Refused text as it would be kept if a person typed it. */
function draftsOf(compiled: CompiledScheme, index: number, year: Year, stage: string, stamp: { at: string; by: string }): CellChange[] {
  const part = cast[index]?.part
  if (year !== newest || stage !== 'city' || !part || !('drafts' in part)) return []
  return part.drafts.flatMap(({ indicator, texts }): CellChange[] => {
    const reading = readEntry(compiled, { indicator, role: stage }, texts)
    return reading.state === 'draft' ? [{ subjectId: subjectId(index), indicator, cell: { state: 'draft', texts, problem: reading.problem, ...stamp } }] : []
  })
}

/** Enters one stage's sheets of a round. */
function enterStage(store: Store, scheme: { compiled: CompiledScheme }, year: Year, stage: string, applies: Map<string, ReadonlySet<string>>): void {
  const stamp = { at: entered(year, stage), by: enteredBy[stage] ?? actor }
  const changes = [...cast.keys()].flatMap((index): CellChange[] => {
    const concerned = applies.get(subjectId(index))
    if (!concerned) return []
    const final = plannedMarks(scheme.compiled.scheme, index, year, concerned)
    const marks = stageMarks(scheme.compiled.scheme, index, year, stage, final).map(({ indicator, input }): CellChange => {
      const cell: SheetCell = { state: 'mark', input, ...stamp }
      return { subjectId: subjectId(index), indicator, cell }
    })
    return [...marks, ...draftsOf(scheme.compiled, index, year, stage, stamp)]
  })
  store.write({ actor: stamp.by, action: '生成示例数据：评分', at: stamp.at }, (tx) => tx.sheets.apply({ roundId: roundId(year), stage, evaluator: '' }, changes))
}

function enterVetoes(store: Store): void {
  const at = entered(newest, 'city')
  store.write({ actor, action: '生成示例数据：一票否决', at }, (tx) => {
    for (const [index, { part }] of cast.entries()) {
      if (part && 'veto' in part) tx.vetoes.set(roundId(newest), { subjectId: subjectId(index), code: part.veto, note: part.note, at, by: actor })
    }
  })
}

function finish(store: Store, year: Year): void {
  store.write({ actor, action: '生成示例数据：定级', at: finished(year) }, (tx) => closeRound(store, tx, roundId(year), []))
}

/**
 * Fills a new data file with the sample: 60 fictional organizations and three yearly rounds, the newest one still open. The
 * same data every time, written through the store like any other.
 */
export function* fillSample(store: Store): Generator<SampleStep, void> {
  const scheme = yearlyScheme(store)
  const steps: { label: string; run: () => void }[] = [{ label: '台账', run: () => writeRegister(store) }]
  for (const year of years) {
    let applies = new Map<string, ReadonlySet<string>>()
    steps.push({
      label: `${year}年度参评名单`,
      run: () => {
        openRound(store, scheme, year)
        applies = applicable(store, scheme, year)
      },
    })
    for (const stage of ['self', 'town', 'city']) steps.push({ label: `${year}年度评分`, run: () => enterStage(store, scheme, year, stage, applies) })
    steps.push(year === newest ? { label: '一票否决', run: () => enterVetoes(store) } : { label: `${year}年度定级`, run: () => finish(store, year) })
  }
  for (const [done, { label, run }] of steps.entries()) {
    yield { done, total: steps.length, label: `正在生成虚构示例：${label}` }
    run()
  }
}
