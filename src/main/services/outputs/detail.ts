/** 得分明细: every point of an organization with what was entered and why it is so. */
import { subjectWords } from '@shared/domain/subject-words'
import type { Explanation } from '@rules'
import type { OutputOf } from '@shared/domain/output'
import type { Paper } from '@shared/paper/paper'
import type { Table, TableRow } from '@shared/paper/table'
import { darkReasons } from '@shared/results/dark-reasons'
import type { Store } from '../../store'
import { evaluationOf } from '../evaluation/round-evaluation'
import { levelExplanation, type IndicatorExplainer } from '../results/explain'
import { sheetStages } from '../scoring/due-cells'
import { tableNotes } from '../tables/notes'
import { isUnscored, starCells, totalCell } from '../tables/score-columns'
import { ownSubtitle, titleOf, trackName, type TableLine, type TableSource } from '../tables/source'
import { levelName } from '../tables/wording'
import { linesOf } from './chosen'
import { enteredText } from './marks'
import { paperOfTables } from './paper-of-tables'
import { pointsCell, pointsColumn } from './points'

/** @throws AppError `invalid-input` for an organization that does not take part */
export function detailPaper(store: Store, source: TableSource, { roundId, subjectIds }: OutputOf<'detail'>, explain: IndicatorExplainer): Paper {
  const lines = linesOf(source, subjectIds)
  const [only] = lines
  return paperOfTables(source, titleOf(source, lines.length === 1 && only ? `${only.subject.name}得分明细` : `得分明细（${lines.length} 个）`), lines.map((line) => detailTable(store, source, roundId, line, explain)))
}

function detailTable(store: Store, source: TableSource, roundId: string, line: TableLine, explain: IndicatorExplainer): Table {
  const { subject, result } = line
  const { scheme } = source.document
  const sheets = store.sheets.ofSubject(roundId, subject.subjectId)
  const stages = sheetStages(evaluationOf(store, roundId).loaded)
  const why = (code: string) => toldOf(explain(subject.subjectId, code).children)
  const entered = (code: string) => {
    const texts = stages.flatMap(({ code: stage, name }) => {
      const text = enteredText(scheme, sheets, stage, code)
      return text === '' ? [] : [name === '' ? text : `${name}：${text}`]
    })
    // Of several stages the last one decides; roles of judges count together.
    return scheme.panel.mode === 'weighted' ? texts.join('\n') : (texts.at(-1) ?? '')
  }
  const rows: TableRow[] = []
  for (const star of result.stars) {
    const definition = scheme.stars.find(({ code }) => code === star.code)
    const [score, lit] = starCells(star)
    rows.push([`${lit} ${definition?.name ?? star.code}`, star.fullScore, score, star.lit ? '已点亮' : '未点亮', darkReasons(scheme, star).join('；')])
    for (const indicator of star.indicators) {
      const named = definition?.indicators.find(({ code }) => code === indicator.code)
      rows.push([`\u3000${named?.name ?? indicator.code}${named?.required ? '（必达项）' : ''}`, named?.fullScore ?? null, pointsCell(indicator), entered(indicator.code), why(indicator.code)])
    }
  }
  for (const [groups, name, points] of [[scheme.bonus, '加分', result.bonus], [scheme.deductions, '减分', result.deduction]] as const) {
    if (!groups) continue
    const had = result.extras.filter(({ group }) => groups.some(({ code }) => code === group))
    rows.push([name, null, isUnscored(result) ? null : points, '', had.length === 0 ? '没有' : groups.flatMap((group) => (group.cap === undefined ? [] : [`${group.name}最多 ${group.cap} 分`])).join('；')])
    for (const extra of had) {
      const text = entered(extra.code)
      const extraName = groups.flatMap(({ indicators }) => indicators).find(({ code }) => code === extra.code)?.name ?? extra.code
      rows.push([`\u3000${extraName}`, null, isUnscored(result) && text === '' ? null : extra.points, text, why(extra.code)])
    }
  }
  const vetoes = result.vetoes.map((code) => scheme.vetoes?.find((veto) => veto.code === code)?.name ?? code)
  rows.push(['一票否决', null, null, vetoes.length === 0 ? '没有' : vetoes.join('；'), ''])
  rows.push(['总分', null, totalCell(result), result.status === 'incomplete' ? '未评完，已评部分' : '', `${result.litStars} 颗星点亮；${result.rank === null ? '不排名' : `${trackName(source, subject.track)}第 ${result.rank} 名${result.tied > 1 ? `（${result.tied} 个并列）` : ''}`}`])
  rows.push([`${source.provisional ? '暂计' : ''}${subjectWords[scheme.subject].level}`, null, null, result.status === 'incomplete' ? '未评完' : levelName(scheme, result.level), toldOf(levelExplanation(store, roundId, subject.subjectId).children)])
  return {
    name: subject.name,
    title: titleOf(source, `${subject.name}得分明细`),
    subtitle: ownSubtitle(source, subject),
    columns: [
      { title: '项目', kind: 'text' },
      pointsColumn(scheme, '满分'),
      pointsColumn(scheme, '得分'),
      { title: '评分内容', kind: 'text' },
      { title: '说明', kind: 'text', widest: 60 },
    ],
    frozen: 1,
    rows,
    notes: tableNotes(source, { ranked: source.results.filter(({ rank }) => rank !== null).length, unranked: source.results.filter(({ rank }) => rank === null).length }),
    signatures: source.settings.signatures,
  }
}

/** A tree of reasons in one text; what a reason consists of stands in brackets after it. */
function toldOf(reasons: readonly Explanation[]): string {
  return reasons.map(({ text, children }) => (children.length === 0 ? text : `${text}（${toldOf(children)}）`)).join('；')
}
