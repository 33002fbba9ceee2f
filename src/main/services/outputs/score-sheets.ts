/** 评分表: what each stage entered for one organization and what it counts, to be signed. */
import type { OutputOf } from '@shared/domain/output'
import type { Paper } from '@shared/paper/paper'
import type { Table, TableRow } from '@shared/paper/table'
import type { Store } from '../../store'
import { sheetStages } from '../scoring/due-cells'
import { evaluationOf } from '../evaluation/round-evaluation'
import { isUnscored, starCells, totalCell } from '../tables/score-columns'
import { ownSubtitle, titleOf, type TableLine, type TableSource } from '../tables/source'
import { linesOf } from './chosen'
import { enteredText } from './marks'
import { paperOfTables } from './paper-of-tables'
import { pointsCell, pointsColumn } from './points'

const signatures = ['单位负责人（签字、盖章）', '评分人（签字）', '复核人（签字）', '日期']

/** @throws AppError `invalid-input` for an organization that does not take part */
export function scoreSheetPaper(store: Store, source: TableSource, { roundId, subjectIds }: OutputOf<'score-sheet'>): Paper {
  const lines = linesOf(source, subjectIds)
  const [only] = lines
  return paperOfTables(source, titleOf(source, lines.length === 1 && only ? `${only.subject.name}评分表` : `评分表（${lines.length} 份）`), lines.map((line) => scoreSheet(store, source, roundId, line)))
}

function scoreSheet(store: Store, source: TableSource, roundId: string, { subject, result }: TableLine): Table {
  const { round, scheme } = source.document
  const stages = sheetStages(evaluationOf(store, roundId).loaded)
  const sheets = store.sheets.ofSubject(roundId, subject.subjectId)
  const entered = (code: string) => stages.map((stage) => enteredText(scheme, sheets, stage.code, code) || null)
  const blank = stages.map(() => null)
  const rows: TableRow[] = []
  for (const star of result.stars) {
    const definition = scheme.stars.find(({ code }) => code === star.code)
    for (const indicator of star.indicators) {
      const named = definition?.indicators.find(({ code }) => code === indicator.code)
      rows.push([definition?.name ?? star.code, named?.name ?? indicator.code, named?.fullScore ?? null, ...entered(indicator.code), pointsCell(indicator)])
    }
    rows.push([definition?.name ?? star.code, '小计', star.fullScore, ...blank, starCells(star)[0]])
  }
  const points = new Map(result.extras.map((extra) => [extra.code, extra.points]))
  for (const { name, indicators } of [...(scheme.bonus ?? []), ...(scheme.deductions ?? [])]) {
    for (const indicator of indicators) {
      const texts = entered(indicator.code)
      const without = isUnscored(result) && texts.every((text) => text === null)
      rows.push([name, indicator.name, null, ...texts, without ? null : (points.get(indicator.code) ?? 0)])
    }
  }
  for (const { code, name } of scheme.vetoes ?? []) rows.push(['一票否决', name, null, ...blank, result.vetoes.includes(code) ? '有' : '没有'])
  rows.push(['总分', '', null, ...blank, totalCell(result)])
  return {
    name: subject.name,
    title: titleOf(source, `${subject.name}评分表`),
    subtitle: ownSubtitle(source, subject),
    columns: [
      { title: '星', kind: 'text' },
      { title: '指标', kind: 'text' },
      pointsColumn(scheme, '满分'),
      ...stages.map(({ name }) => ({ title: name === '' ? '评分内容' : name, kind: 'text' as const })),
      pointsColumn(scheme, '得分'),
    ],
    frozen: 2,
    rows,
    notes: [
      `注：1. 评价方案：${scheme.name}（第 ${round.schemeVersion} 版，校验码 ${round.schemeHash.slice(0, 8)}）。评价期：${round.startsOn} 至 ${round.endsOn}。`,
      `\u3000\u30002. ${scheme.panel.mode === 'stages' ? '得分以最后一个有评分的阶段为准。' : ''}“未评”指没有评分，“不适用”指与该组织无关，“0”指评分为 0，三者不同。`,
      ...(source.provisional ? ['\u3000\u30003. 本表为过程数据：评价期没有结束，得分可能变化，未定级。'] : []),
      ...(source.edition ? [`\u3000\u30003. 第 ${source.edition.number} 次定级，校验码（SHA-256）：${source.edition.digest}`] : []),
    ],
    signatures,
  }
}
