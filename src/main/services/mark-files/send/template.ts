import type { Indicator } from '@rules'
import type { RoundSubject } from '@shared/domain/round'
import { entryParts, type EntryPart } from '@shared/entry'
import type { FormCell, FormRow, FormSheet } from '../../../spreadsheet/write/form'
import { textWidth } from '@shared/paper/text'
import { reasonOf, textsOf } from '../../scoring/enter'
import { fromRegister } from '../../scoring/due-cells'
import { askedGroups, checkOf, formValue, needsReason, notApplicableWord, partTitle } from '../asked'
import { identityText, slotText } from '../identity'
import type { StageStanding } from '../standing'
import { across, cell, hiddenRow } from './lines'

/** The hidden ids, then what an organization is known by. */
const lead = [{ title: '', width: 4 }, { title: '单位名称', width: 34 }, { title: '镇街道', width: 14 }, { title: '跑道', width: 16 }]
const headRows = { ids: 1, title: 2, hint: 3, group: 4, indicator: 5, part: 6 }
const firstRow = 7
/** Half-width characters that fit across A3 landscape before the print gets too small. */
const pageWidth = 240

interface Column {
  group: string
  indicator: Indicator
  /** Null: the note. */
  part: EntryPart | null
  width: number
}

/** 评分模板: organizations down, parts of the indicators across, as in the grid. */
export function templateSheet(standing: StageStanding, options: { subjects: readonly RoundSubject[]; stageName: string; trackName: (code: string) => string; marks: boolean }): FormSheet {
  const { loaded, stage } = standing
  const { scheme } = loaded.compiled
  const columns = askedGroups(scheme, stage).flatMap((group) => group.indicators.flatMap((indicator) => columnsOf(group.fullScore === null ? group.name : `${group.name}（${group.fullScore} 分）`, indicator)))
  const identity = identityText({ kind: 'template', round: loaded.round.id, roundName: loaded.round.name, stage, scheme: loaded.round.schemeHash })
  const rows: FormRow[] = [
    hiddenRow([identity, null, null, null, ...columns.map(({ indicator, part }) => slotText({ indicator: indicator.code, part: part?.code ?? null }))]),
    across(`${loaded.round.name}评分模板${options.stageName === '' ? '' : `（${options.stageName}）`}`, 'title', lead, 32),
    across('白色格子填写，灰色格子不用填。空着的格子不改动已有评分；不适用的填“不适用”。各栏怎样填写见“评分依据”表。', 'line', lead, 20),
    { height: 22, cells: [null, ...lead.slice(1).map(({ title }) => cell(title, 'head')), ...columns.map(({ group }) => cell(group, 'head'))] },
    { height: 50, cells: [null, ...lead.slice(1).map(({ title }) => cell(title, 'head')), ...columns.map(({ indicator }) => cell(`${indicator.name}（${indicator.fullScore} 分）`, 'head'))] },
    { height: 36, cells: [null, ...lead.slice(1).map(({ title }) => cell(title, 'head')), ...columns.map(({ part }) => cell(part ? partTitle(part) : '说明', 'head'))] },
    ...options.subjects.map((subject) => subjectRow(standing, subject, columns, options)),
  ]
  return {
    name: '评分',
    columns: [...lead.map(({ width }, at) => ({ width, hidden: at === 0 })), ...columns.map(({ width }) => ({ width }))],
    rows,
    merges: headMerges(columns),
    checks: columns.map(({ indicator, part }, at) => ({
      area: { top: firstRow, bottom: Math.max(firstRow, rows.length), left: lead.length + at + 1, right: lead.length + at + 1 },
      check: part ? checkOf(indicator, part) : { prompt: `“${indicator.name}”的理由` },
    })),
    frozen: { columns: 2, rows: firstRow - 1 },
    print: { paper: 'A3', orientation: 'landscape', titleRows: [headRows.group, headRows.part], titleColumns: ['A', 'B'], pagesWide: Math.max(1, Math.ceil((lead.reduce((sum, { width }) => sum + width, 0) + columns.reduce((sum, { width }) => sum + width, 0)) / pageWidth)) },
  }
}

function columnsOf(group: string, indicator: Indicator): Column[] {
  const parts = entryParts(indicator)
  const own = (textWidth(indicator.name) + 9) / 2 / parts.length
  const columns = parts.map((part): Column => ({ group, indicator, part, width: Math.ceil(Math.min(30, Math.max(own + 2, partWidth(part)))) }))
  return needsReason(indicator.rule) ? [...columns, { group, indicator, part: null, width: 20 }] : columns
}

function partWidth(part: EntryPart): number {
  if (part.kind === 'text') return 24
  const options = Math.max(0, ...(part.options ?? []).map(({ name }) => textWidth(name)))
  return Math.max(10, textWidth(partTitle(part)) / 2 + 2, options + 4)
}

function headMerges(columns: readonly Column[]): FormSheet['merges'] {
  const from = lead.length + 1
  return [
    ...[headRows.title, headRows.hint].map((row) => ({ top: row, bottom: row, left: 2, right: lead.length })),
    ...lead.slice(1).map((_, at) => ({ top: headRows.group, bottom: headRows.part, left: at + 2, right: at + 2 })),
    ...stretches(columns.map(({ group }) => group)).map(({ at, length }) => ({ top: headRows.group, bottom: headRows.group, left: from + at, right: from + at + length - 1 })),
    ...stretches(columns.map(({ indicator }) => indicator.code)).map(({ at, length }) => ({ top: headRows.indicator, bottom: headRows.indicator, left: from + at, right: from + at + length - 1 })),
  ].filter(({ top, bottom, left, right }) => top !== bottom || left !== right)
}

/** Runs of equal neighbours. */
function stretches(keys: readonly string[]): { at: number; length: number }[] {
  const runs: { at: number; length: number }[] = []
  keys.forEach((key, at) => {
    const last = runs.at(-1)
    if (last && keys[last.at] === key) last.length += 1
    else runs.push({ at, length: 1 })
  })
  return runs
}

function subjectRow(standing: StageStanding, subject: RoundSubject, columns: readonly Column[], options: { marks: boolean; trackName: (code: string) => string }): FormRow {
  const cells = standing.cellsOf(subject.subjectId)
  const present = new Map<string, { texts: Record<string, string>; reason: string }>()
  const contentOf = (indicator: Indicator) => {
    const known = present.get(indicator.code) ?? { texts: textsOf(indicator, cells[indicator.code]), reason: reasonOf(cells[indicator.code]) }
    present.set(indicator.code, known)
    return known
  }
  return {
    height: 20,
    cells: [
      cell(subject.subjectId, 'hidden'),
      cell(subject.name, 'label'),
      cell(subject.township, 'label'),
      cell(options.trackName(subject.track), 'label'),
      ...columns.map(({ indicator, part }): FormCell => {
        if (!standing.applies(subject.subjectId, indicator.code)) return cell('—', 'closed')
        const open = standing.closed(subject.subjectId, indicator.code) === null && !(part && fromRegister(indicator) && notApplicableWord(indicator, part) === null)
        const content = options.marks ? contentOf(indicator) : null
        const text = content === null ? '' : part ? (content.texts[part.code] ?? '') : content.reason
        const value = text === '' ? null : part ? formValue(part, text) : text
        return cell(value, open ? (part === null || part.kind === 'text' ? 'input' : 'input-centre') : 'closed')
      }),
    ],
  }
}
