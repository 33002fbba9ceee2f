import type { Indicator } from '@rules'
import type { RoundSubject } from '@shared/domain/round'
import { entryParts } from '@shared/entry'
import type { FormRow, FormSheet } from '../../../spreadsheet/write/form'
import { lineEnd, wrappedHeight } from '../../../spreadsheet/write/layout'
import { reasonOf, textsOf } from '../../scoring/enter'
import { fromRegister } from '../../scoring/due-cells'
import { askedGroups, checkOf, formValue, needsReason, notApplicableWord, partTitle } from '../asked'
import { identityText, slotText } from '../identity'
import type { StageStanding } from '../standing'
import { across, cell, hiddenRow } from './lines'

/** The hidden ids, then what is asked, then what is filled in. */
const columns = [
  { title: '', width: 4 },
  { title: '星', width: 9 },
  { title: '指标', width: 22 },
  { title: '满分', width: 6 },
  { title: '评分依据', width: 34 },
  { title: '佐证材料', width: 20 },
  { title: '填写栏', width: 22 },
  { title: '填写', width: 16 },
  { title: '说明', width: 24 },
]
export const formColumns = { value: 8, note: 9 } as const
/** Where the organization's name stands: held against the hidden id when the form comes back. */
export const namePlace = { row: 3, column: 3 } as const
const headRow = 6
/** Of the block it stands in, from its own column to the sixth. */
const nameWidth = columns.slice(namePlace.column - 1, 6).reduce((sum, { width }) => sum + width, 0)

/** 自评表 of one organization: everything the stage asks it for, one line for each part. */
export function selfForm(standing: StageStanding, subject: RoundSubject, options: { stageName: string; trackName: (code: string) => string; marks: boolean }): FormSheet {
  const { loaded, stage } = standing
  const { round, compiled } = loaded
  const count = columns.length
  const identity = identityText({ kind: 'form', round: round.id, roundName: round.name, stage, scheme: round.schemeHash, subject: subject.subjectId })
  const place = [subject.township, options.trackName(subject.track)].filter((text) => text !== '').join('　')
  const rows: FormRow[] = [
    hiddenRow([identity]),
    across(`${round.name}${options.stageName === '' ? '自评' : options.stageName}表`, 'title', columns, 34),
    { height: Math.max(22, wrappedHeight(subject.name, nameWidth - lineEnd)), cells: [null, cell('单位', 'line'), cell(subject.name, 'line'), null, null, null, cell(place, 'line')] },
    { height: 20, cells: [null, cell('评价期', 'line'), cell(`${round.startsOn} 至 ${round.endsOn}`, 'line')] },
    across('只填“填写”和“说明”两栏。选有无的，有填 √，没有填 ×；没有发生的次数填 0；不适用的填“不适用”；空着表示没有填。请用本单位的文件填写，不要复制给其他单位。', 'line', columns, 20),
    { height: 24, cells: [null, ...columns.slice(1).map(({ title }) => cell(title, 'head'))] },
  ]
  const merges: FormSheet['merges'] = [
    { top: 2, bottom: 2, left: 2, right: count },
    { top: 3, bottom: 3, left: 3, right: 6 },
    { top: 3, bottom: 3, left: 7, right: count },
    { top: 4, bottom: 4, left: 3, right: 6 },
    { top: 5, bottom: 5, left: 2, right: count },
  ]
  const checks: FormSheet['checks'] = []
  for (const group of askedGroups(compiled.scheme, stage)) {
    const asked = group.indicators.filter((indicator) => standing.applies(subject.subjectId, indicator.code) && !readOnly(indicator))
    const top = rows.length + 1
    for (const indicator of asked) addIndicator({ standing, subject, group: group.name, indicator, marks: options.marks }, { rows, merges, checks })
    if (rows.length > top) merges.push({ top, bottom: rows.length, left: 2, right: 2 })
  }
  const last = rows.length
  rows.push({ height: 40, cells: [null, cell('填表人：', 'line'), null, null, cell('党组织负责人（签字）：', 'line'), null, cell('单位（盖章）：', 'line'), null, cell('　　年　　月　　日', 'line')] })
  merges.push({ top: last + 1, bottom: last + 1, left: 2, right: 4 })
  return {
    name: '自评表',
    columns: columns.map(({ width }, at) => ({ width, hidden: at === 0 })),
    rows,
    merges,
    checks,
    frozen: { columns: 0, rows: headRow },
    print: { paper: 'A4', orientation: 'landscape', titleRows: [headRow, headRow], pagesWide: 1 },
  }
}

/** Taken from the register with nothing to fill in. */
function readOnly(indicator: Indicator): boolean {
  return fromRegister(indicator) && entryParts(indicator).every((part) => notApplicableWord(indicator, part) === null)
}

function addIndicator({ standing, subject, group, indicator, marks }: { standing: StageStanding; subject: RoundSubject; group: string; indicator: Indicator; marks: boolean }, sheet: Pick<FormSheet, 'rows' | 'merges' | 'checks'>): void {
  const present = marks ? standing.cellsOf(subject.subjectId)[indicator.code] : undefined
  const texts = textsOf(indicator, present)
  const open = standing.closed(subject.subjectId, indicator.code) === null
  const parts = entryParts(indicator)
  const widthAt = (at: number) => columns[at]?.width ?? 10
  const least = Math.max(wrappedHeight(indicator.name, widthAt(2)), wrappedHeight(indicator.basis ?? '', widthAt(4)), wrappedHeight(indicator.evidence ?? '', widthAt(5))) / parts.length
  const top = sheet.rows.length + 1
  for (const part of parts) {
    const text = texts[part.code] ?? ''
    const value = text === '' ? null : formValue(part, text)
    sheet.rows.push({
      height: Math.max(22, least, wrappedHeight(partTitle(part), widthAt(6))),
      cells: [
        cell(slotText({ indicator: indicator.code, part: part.code }), 'hidden'),
        cell(group, 'centre'),
        cell(indicator.name, 'label'),
        cell(indicator.fullScore, 'centre'),
        cell(indicator.basis ?? '', 'small'),
        cell(indicator.evidence ?? '', 'small'),
        cell(partTitle(part), 'label'),
        cell(value, !open ? 'closed' : part.kind === 'text' ? 'input' : 'input-centre'),
        cell(reasonOf(present) || null, open ? 'input' : 'closed'),
      ],
    })
    const row = sheet.rows.length
    sheet.checks.push({ area: { top: row, bottom: row, left: formColumns.value, right: formColumns.value }, check: checkOf(indicator, part) })
  }
  const bottom = sheet.rows.length
  sheet.checks.push({ area: { top, bottom, left: formColumns.note, right: formColumns.note }, check: { prompt: needsReason(indicator.rule) ? '须写说明' : '可写说明，或佐证材料的名称' } })
  if (bottom > top) for (const left of [3, 4, 5, 6, formColumns.note]) sheet.merges.push({ top, bottom, left, right: left })
}
