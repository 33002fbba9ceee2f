/** 一企一方案: how one organization strives, to be handed to it. Names of persons are left out unless asked for. */
import type { PlanItem } from '@shared/domain/plan'
import type { OutputOf } from '@shared/domain/output'
import type { Paper } from '@shared/paper/paper'
import type { CellValue, Table, TableColumn } from '@shared/paper/table'
import { schemeIndicator } from '@shared/entry'
import { AppError } from '@shared/errors'
import { goalText, signedText, standingText } from '@shared/results/plan-words'
import type { Store } from '../../store'
import { planDocument } from '../plans/document'
import { numbered, originNotes } from '../tables/notes'
import { subtitleOf, titleOf, trackName, type TableSource } from '../tables/source'
import { linesOf } from './chosen'
import { pointsColumn } from './points'

/** @throws AppError `not-found` without a plan; `invalid-input` for an organization that does not take part */
export function planPaper(store: Store, source: TableSource, { roundId, subjectId, persons }: OutputOf<'plan'>): Paper {
  const { scheme, round } = source.document
  const subject = linesOf(source, [subjectId])[0]?.subject
  // What is overdue is not printed, so the day asked for makes no difference.
  const { plan, outcome } = planDocument(store, roundId, subjectId, round.endsOn)
  if (!subject || !plan) throw new AppError('not-found', '这个组织在这个评价期还没有争创计划。', { subjectId })
  const name = titleOf(source, `${subject.name}争创方案`)
  const { signatures } = source.settings
  const paragraph = (text: string): Paper['blocks'][number] => ({ kind: 'paragraph', text })
  const brought = outcome && [
    { kind: 'heading' as const, text: '三、成效' },
    paragraph(`${outcome.roundName}${outcome.provisional ? '（过程数据）' : ''}：${standingText(scheme, outcome.standing)}，目标${outcome.reached ? '已达到' : '未达到'}。`),
  ]
  return {
    name,
    size: 'A4',
    orientation: 'landscape',
    date: plan.at.slice(0, 10),
    blocks: [
      { kind: 'title', text: name },
      { kind: 'paragraph', align: 'center', text: [subject.partyName, subject.township, trackName(source, subject.track)].filter((text) => text !== '').join(' · ') },
      { kind: 'heading', text: '一、现状与目标' },
      paragraph(`制定时：${standingText(scheme, plan.basis)}。目标：${goalText(scheme, plan.goal)}。`),
      ...(plan.note === '' ? [] : [paragraph(`说明：${plan.note}`)]),
      { kind: 'heading', text: '二、争创事项' },
      { kind: 'table', place: 'caption', table: itemTable(source, { title: titleOf(source, `${subject.name}争创事项`), items: plan.items, persons, outcome: outcome?.roundName ?? null }) },
      ...(brought ?? []),
      ...(signatures.length === 0 ? [] : [{ kind: 'signatures' as const, names: signatures }]),
    ],
  }
}

function itemTable(source: TableSource, { title, items, persons, outcome }: { title: string; items: readonly PlanItem[]; persons: boolean; outcome: string | null }): Table {
  const { scheme } = source.document
  const expected = items.reduce((sum, item) => sum + Math.round(item.expected * 10_000), 0) / 10_000
  return {
    name: '争创事项',
    title,
    subtitle: { left: subtitleOf(source).left, right: `共 ${items.length} 项，预期 ${signedText(expected)} 分` },
    columns: [
      { title: '序号', kind: 'integer', align: 'center' },
      { title: '指标', kind: 'text' },
      pointsColumn(scheme, '现有得分'),
      pointsColumn(scheme, '目标得分'),
      pointsColumn(scheme, '预期提高'),
      { title: '措施与节点', kind: 'text' },
      ...(persons ? [{ title: '责任人', kind: 'text' } satisfies TableColumn] : []),
      { title: '完成时限', kind: 'text', align: 'center' },
      { title: '进度（%）', kind: 'integer', align: 'center' },
      ...(outcome === null ? [] : [pointsColumn(scheme, '实际提高')]),
    ],
    frozen: 2,
    rows: items.map((item, at): CellValue[] => [
      at + 1,
      schemeIndicator(scheme, item.indicator)?.name ?? item.indicator,
      item.from ?? '未评',
      item.target,
      item.expected,
      stepsOf(item),
      ...(persons ? [item.owner === '' ? '（待定）' : item.owner] : []),
      item.dueOn ?? '（待定）',
      item.progress,
      ...(outcome === null ? [] : [item.outcome?.actual ?? '没有']),
    ]),
    notes: numbered([
      `“预期提高”为达到目标得分时总分的变化，“未评”从 0 分算起。${outcome === null ? '' : `“实际提高”为${outcome}与制定时的得分之差。`}`,
      ...(persons ? [] : ['责任人没有列出。']),
      ...(source.provisional ? ['现有得分为过程数据，可能变化。'] : []),
      ...originNotes(source),
    ]),
    signatures: [],
  }
}

function stepsOf({ measure, steps, remark }: PlanItem): string {
  return [measure === '' ? '（待定）' : measure, ...steps.map(({ dueOn, text, done }) => `${dueOn} ${text}${done ? '（已完成）' : ''}`), ...(remark === '' ? [] : [`备注：${remark}`])].join('\n')
}
