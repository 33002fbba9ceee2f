/** 公示: the list of levels for the public, alone or with its official text (GB/T 9704). */
import { createHash } from 'node:crypto'
import { subjectWords } from '@shared/domain/subject-words'
import type { OutputOf } from '@shared/domain/output'
import { subjectKindNames } from '@shared/domain/subject'
import type { Paper } from '@shared/paper/paper'
import type { Table, TableRow } from '@shared/paper/table'
import { AppError } from '@shared/errors'
import { canonicalHash } from '../../store'
import { panelStages } from '../scoring/place'
import { numbered } from '../tables/notes'
import { tableDate, titleOf, type TableLine, type TableSource } from '../tables/source'
import { levelName } from '../tables/wording'
import { chineseDate, daysBetween } from './dates'
import { levelGroups, otherCounts, type LevelGroups } from './levels'

type NoticeRequest = OutputOf<'notice'>
type Block = Paper['blocks'][number]

/** @throws AppError `invalid-input` when the period ends before it begins, or a text has no unit to sign it */
export function noticePaper(source: TableSource, request: NoticeRequest): Paper {
  if (request.to < request.from) throw new AppError('invalid-input', '公示的结束日期早于开始日期。', { path: 'to' })
  const groups = levelGroups(source, request.fromLevel)
  const table = noticeTable(source, request, groups)
  const name = titleOf(source, request.text ? `${subject(source)}评定结果公示` : '公示表')
  const page = { name, size: 'A4', orientation: 'portrait', date: tableDate(source) } as const
  if (!request.text) return { ...page, blocks: [{ kind: 'table', table }] }
  return { ...page, look: 'official', blocks: [...textBlocks(source, request, groups), { kind: 'page-break' }, { kind: 'heading', text: '附件' }, { kind: 'table', table: { ...table, signatures: [] }, place: 'here' }] }
}

function subject({ document }: TableSource): string {
  return document.scheme.level.by === 'stars' && document.scheme.stars.length === 6 ? '六星' : ''
}

function textBlocks(source: TableSource, { from, to, phone, address }: NoticeRequest, groups: LevelGroups): Block[] {
  const { document, settings } = source
  if (settings.unitName === '') throw new AppError('invalid-input', '公示正文要由单位落款，请先在“设置”中填写制表单位。', { path: 'unitName' })
  const { round, scheme } = document
  const kind = subjectKindNames[scheme.subject]
  const stages = panelStages(scheme.panel).map(({ name }) => name)
  const listed = groups.levels.reduce((sum, { lines }) => sum + lines.length, 0)
  const counts = groups.levels.map(({ name, lines }) => `${name} ${lines.length} 个`).join('，')
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text, indent: true })
  return [
    { kind: 'title', text: `关于${titleOf(source, `${subject(source)}评定结果的公示`)}` },
    paragraph(`根据《${scheme.name}》，${stages.length === 0 ? '' : `经${stages.join('、')}，`}${round.name}（${chineseDate(round.startsOn)}至${chineseDate(round.endsOn)}）${document.subjects.length} 个${kind}的评定工作${source.provisional ? '正在进行，下列为过程数据，尚未定级' : '已经结束'}。现将 ${listed} 个${kind}的评定结果予以公示${counts === '' ? '' : `，其中${counts}`}。名单见附件。`),
    paragraph(`公示时间：${chineseDate(from)}至${chineseDate(to)}，共 ${daysBetween(from, to)} 天。`),
    paragraph(`公示期间，对评定结果有异议的，可以向${settings.unitName}反映。以单位名义反映的，须加盖公章；以个人名义反映的，须署真实姓名并写明联系方式。反映的情况应当真实、具体。`),
    ...(phone === '' ? [] : [paragraph(`联系电话：${phone}`)]),
    ...(address === '' ? [] : [paragraph(`通信地址：${address}`)]),
    { kind: 'paragraph', text: '' },
    paragraph(`附件：${titleOf(source, '公示表')}`),
    { kind: 'seal', unit: settings.unitName, date: chineseDate(from) },
  ]
}

function noticeTable(source: TableSource, request: NoticeRequest, groups: LevelGroups): Table {
  const { scheme, subjects } = source.document
  const lines = groups.levels.flatMap((group) => group.lines)
  let number = 0
  const row = ({ subject: { name, township }, result }: TableLine): TableRow => [(number += 1), name, township, levelName(scheme, result.level)]
  const rows = request.order === 'township' ? byTownship(source, lines, row) : ordered(source, request.order, lines).map(row)
  if (request.others && groups.others.length > 0) {
    rows.push({ heading: `未列入名单（${groups.others.length} 个）` }, ...groups.others.map(({ line: { subject: each }, reason }): TableRow => [(number += 1), each.name, each.township, reason]))
  }
  return {
    name: '公示表',
    title: titleOf(source, '公示表'),
    subtitle: { left: source.settings.unitName, right: `公示时间：${request.from} 至 ${request.to}` },
    columns: [
      { title: '序号', kind: 'integer', align: 'center' },
      { title: subjectWords[scheme.subject].title, kind: 'text' },
      { title: '镇街道', kind: 'text' },
      { title: `${source.provisional ? '暂计' : ''}${subjectWords[scheme.subject].level}`, kind: 'text', align: 'center' },
    ],
    frozen: 2,
    rows,
    notes: numbered([
      ...(source.provisional ? ['本表为过程数据：评价期没有结束，结果可能变化，未定级。'] : []),
      `参评 ${subjects.length} 个，列入名单 ${lines.length} 个${groups.others.length === 0 ? '' : `，未列入 ${groups.others.length} 个（${otherCounts(scheme, groups.others)}）`}。`,
      orderNote(source, request.order),
      ...(source.edition ? [`第 ${source.edition.number} 次定级，校验码（SHA-256）：${source.edition.digest}`] : []),
    ]),
    signatures: request.text ? [] : source.settings.signatures,
  }
}

function ordered(source: TableSource, order: 'rank' | 'random', lines: readonly TableLine[]): readonly TableLine[] {
  if (order === 'rank') return lines
  const seed = seedOf(source)
  const keys = new Map(lines.map((line) => [line, drawn(seed, line)]))
  return [...lines].sort((left, right) => ((keys.get(left) ?? '') < (keys.get(right) ?? '') ? -1 : 1))
}

/** Anyone can work the order out again from what is printed; organizations of one name are told apart by their id. */
function drawn(seed: string, { subject: { name, subjectId } }: TableLine): string {
  return createHash('sha256').update(`${seed}${name}`).digest('hex') + subjectId
}

/** The digest of the finishing; of the present results while there is none. */
function seedOf({ edition, results }: TableSource): string {
  return edition?.digest ?? canonicalHash(results)
}

/** Townships in the order of the settings, others after them by name; within one by level and rank. */
function byTownship({ settings }: TableSource, lines: readonly TableLine[], row: (line: TableLine) => TableRow): TableRow[] {
  const known = settings.townships.map(({ name }) => name)
  const place = (name: string) => (known.includes(name) ? known.indexOf(name) : known.length)
  const names = [...new Set(lines.map(({ subject: { township } }) => township))].sort((left, right) => place(left) - place(right) || (left < right ? -1 : 1))
  return names.flatMap((name) => {
    const own = lines.filter(({ subject: { township } }) => township === name)
    return [{ heading: `${name === '' ? '镇街道未填' : name}（${own.length} 个）` }, ...own.map(row)]
  })
}

function orderNote(source: TableSource, order: NoticeRequest['order']): string {
  const { level, title } = subjectWords[source.document.scheme.subject]
  if (order === 'rank') return `按${level}从高到低排列，同一${level}按总名次，并列的按${title}。`
  if (order === 'township') return `按镇街道排列，同一镇街道按${level}和总名次。`
  return `随机排列：按“种子＋${title}”的 SHA-256 值从小到大，种子为${source.edition ? '本次定级的校验码' : '当前结果的校验码'} ${seedOf(source)}。`
}
