import { subjectWords } from '@shared/domain/subject-words'
import type { Scheme } from '@rules'
import type { Edition } from '@shared/domain/edition'
import type { TableSource } from './source'
import { yearNotes } from './year'
import { criterionName } from './wording'

/** What a reader has to know to check a table by hand. */
export function tableNotes(source: TableSource, counts: { ranked: number; unranked: number }): string[] {
  const { scheme } = source.document
  const notes = [
    `共 ${counts.ranked + counts.unranked} 个，参加排名 ${counts.ranked} 个，未参加排名 ${counts.unranked} 个。`,
    ...yearNotes(source),
    ...schemeNotes(source),
    rankingNote(scheme),
    '★ 为点亮，☆ 为未点亮。“未评”指没有评分，“不适用”指与该组织无关，“0”指评分为 0，三者不同。',
  ]
  notes.push(...originNotes(source))
  for (const { text, reason } of source.edition?.decisions ?? []) notes.push(`名额以外保留${subjectWords[scheme.subject].level}：${text}理由：${reason}`)
  if (source.provisional) notes.unshift(`本表为过程数据：${unfinishedText(source)}，得分、名次和${subjectWords[scheme.subject].level}都可能变化，未定级。`)
  return numbered(notes)
}

/** By which scheme the figures of a table came about, and where they were rounded. */
export function schemeNotes({ document: { scheme, round } }: TableSource): string[] {
  return [`评价方案：${scheme.name}（第 ${round.schemeVersion} 版，校验码 ${round.schemeHash.slice(0, 8)}）。评价期：${round.startsOn} 至 ${round.endsOn}。`, roundingNote(scheme)]
}

/** What the table of a finished round can be held against later. */
export function originNotes({ chainCodes, edition }: TableSource): string[] {
  return [
    ...(chainCodes.length > 0 ? [`留痕校验码（在“留痕”页可以核对本表之后有无改动）：${chainCodes.join('，')}。`] : []),
    ...(edition ? [editionNote(edition)] : []),
  ]
}

export function editionNote({ number, engine, digest }: Edition): string {
  return `第 ${number} 次定级，计分程序第 ${engine} 版，校验码（SHA-256）：${digest}`
}

/** Notes as they stand under a table. */
export function numbered(notes: readonly string[]): string[] {
  return notes.map((note, at) => `${at === 0 ? '注：' : '\u3000\u3000'}${at + 1}. ${note}`)
}

function unfinishedText({ year }: TableSource): string {
  const open = year?.summary.rounds.filter(({ status }) => status === 'open').map(({ name }) => `“${name}”`)
  return open ? `${open.join('、')}没有定级` : '评价期没有结束'
}

function roundingNote(scheme: Scheme): string {
  const mode = scheme.rounding === 'half-up' ? '四舍五入' : '四舍六入五成双'
  const places = scheme.decimals === 0 ? '取整数' : `保留 ${scheme.decimals} 位小数`
  const where = {
    indicator: `各项指标得分${places}（${mode}）后相加`,
    star: `各星得分、加分、减分分别${places}（${mode}），总分为其和`,
    total: `各星得分、加分、减分不取舍（显示 4 位小数），总分${places}（${mode}）`,
  }[scheme.roundAt]
  return `${where}${scheme.cap === undefined ? '' : `，总分最高 ${scheme.cap} 分`}。`
}

function rankingNote(scheme: Scheme): string {
  const [first, ...others] = scheme.ranking.criteria.map((criterion) => criterionName(scheme, criterion))
  const next = others.length === 0 ? '' : `，相同的依次比${others.join('、')}`
  const ties = scheme.ranking.ties === 'competition' ? '并列的占用后面的名次（1、2、2、4）' : '并列的不占用后面的名次（1、2、2、3）'
  return `名次按${first ?? '总分'}排${next}；仍相同的并列，${ties}。`
}
