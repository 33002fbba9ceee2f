import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import type { AttributeValue, Indicator, Scheme } from '@rules'
import type { Entry, SheetCell } from '@shared/domain/sheet'
import { entryParts } from '@shared/entry'
import { unpackCells } from '@shared/packed-sheets'
import { AppError } from '@shared/errors'
import { canonicalHash, type Store } from '../../src/main/store'
import { createLog } from '../../src/main/services/diagnostics/log'
import type { FileRegistry, ServiceContext } from '../../src/main/services/context'
import { writePaper } from '../../src/main/papers/write'
import { openRoundData } from '../../src/main/round-data/write'
import { createPaperShelf } from '../../src/main/services/papers/shelf'
import { sheetsOf } from '../../src/main/services/scoring/sheets'
import { temporaryFolder } from '../store/helpers'
import { findMargins, findPath } from './find-path'

export const context = { actor: '测试人', action: '测试' }

/** The built-in scheme whose name holds this. */
export function schemeNamed(store: Store, part: string): { id: string; scheme: Scheme } {
  const id = store.schemes.list().find(({ name }) => name.includes(part))?.id ?? ''
  const record = store.schemes.find(id)
  if (!record) throw new Error(`no scheme ${part}`)
  return { id, scheme: record.scheme }
}

/** The cells of one sheet, as score entry is given them. */
export function shownCells(store: Store, { roundId, stage, subjectId, evaluator }: { roundId: string; stage: string | null; subjectId: string; evaluator?: string }): Record<string, SheetCell> {
  const { sheets, pieces } = sheetsOf(store, roundId, stage, evaluator)
  const sheet = sheets.find((each) => each.subjectId === subjectId)
  return sheet ? unpackCells(sheet.cells, pieces) : {}
}

/** Publishes a scheme of a test. */
export function publish(store: Store, scheme: Scheme): string {
  return store.write(context, (tx) => {
    const id = randomUUID()
    tx.schemes.insertBuiltIn(id, scheme, canonicalHash(scheme))
    return id
  })
}

export interface TestSubject {
  name: string
  track: string
  attributes?: Record<string, AttributeValue>
  subjectId?: string
}

/** Opens a round with these subjects, adding those without an id to the register. */
export function openRound(store: Store, schemeId: string, subjects: readonly TestSubject[], options: { name?: string; year?: number; previousRoundId?: string | null } = {}): { roundId: string; subjectIds: string[] } {
  const year = options.year ?? 2026
  return store.write(context, (tx) => {
    const rows = subjects.map(({ name, track, attributes = {}, subjectId }) => {
      const fields = { name, partyName: `中共${name}支部委员会`, township: '甲镇', ...attributes }
      return { subjectId: subjectId ?? tx.subjects.insert('organization', fields).id, attributes: fields, track, trackBy: 'rule' as const }
    })
    const round = tx.rounds.insert({ name: options.name ?? `${year} 年度`, schemeId, startsOn: `${year}-01-01`, endsOn: `${year}-12-31`, previousRoundId: options.previousRoundId ?? null, subjects: rows })
    return { roundId: round.id, subjectIds: rows.map(({ subjectId }) => subjectId) }
  })
}

/** Texts that give an indicator high points (`good`) or low ones. */
export function textsFor(indicator: Indicator, good: boolean): Record<string, string> {
  const { rule } = indicator
  const all = (text: (code: string) => string) => Object.fromEntries(entryParts(indicator).map(({ code }) => [code, text(code)]))
  switch (rule.kind) {
    case 'score':
      return { value: String((rule.from === 'zero') === good ? indicator.fullScore : 0) }
    case 'choice':
      return { option: rule.options.at(good ? 0 : -1)?.name ?? '' }
    case 'tally': {
      if (rule.combine === 'highest-per-matter') return { matters: '无' }
      const items = new Map(rule.items.map((item) => [item.code, item]))
      return all((code) => {
        const item = items.get(code)
        if (item?.required !== undefined) return String(good ? item.required : 0)
        if (item?.once) return (item.points > 0) === good ? '√' : '×'
        return (item?.points ?? 0) > 0 === good ? '9' : '0'
      })
    }
    case 'measure':
    case 'cohort':
      if (rule.quantity.of === 'value') return { value: good ? '9999' : '0' }
      return rule.quantity.of === 'share' ? { a: good ? '10' : '1', b: '10' } : { a: good ? '120' : '90', b: '100' }
    case 'ballot':
      return all((code) => ((code === rule.grades.at(good ? 0 : -1)?.code) ? '10' : '0'))
    case 'composite':
      throw new Error('not in the built-in schemes')
  }
}

/** Entries for all star indicators of a subject at a stage. */
export function fullEntries(scheme: Scheme, subjectId: string, good: (indicator: Indicator) => boolean): Entry[] {
  return scheme.stars.flatMap(({ indicators }) => indicators).map((indicator) => ({ subjectId, indicator: indicator.code, texts: textsFor(indicator, good(indicator)) }))
}

/** What the services are given, on a real store, with produced files in a folder of their own. */
export function serviceContext(store: Store): ServiceContext {
  const known = new Map<string, { path: string; name: string }>()
  const folder = temporaryFolder()
  const files: FileRegistry = {
    register(path, name = basename(path)) {
      const id = randomUUID()
      known.set(id, { path, name })
      return { id, name, size: statSync(path).size }
    },
    resolve(id) {
      const file = known.get(id)
      if (!file) throw new AppError('not-found', '没有这个文件')
      return file
    },
    temporaryPath(name) {
      const own = join(folder, randomUUID())
      mkdirSync(own)
      return join(own, name)
    },
  }
  const unused = () => {
    throw new Error('not part of this test')
  }
  return { store: () => store, files, papers: createPaperShelf(), writePaper, openRoundData, host: null, findPath, findMargins, log: createLog(folder, () => new Date(0)), now: () => new Date(0), dataFiles: { status: unused, list: unused, create: unused, createSample: unused, begin: unused, open: unused, replaceOpen: unused, place: unused, putInPlaceOfFailed: unused, reopen: unused, switch: unused } }
}
