/** Where the line between two levels or around a quota runs through equals. */
import type { OrganizationResult, QuotaLine, Scheme } from '@rules'
import type { CheckItem } from '@shared/domain/edition'
import { compareText } from '../../tables/source'
import { levelName } from '../../tables/wording'

type NameOf = (subjectId: string) => string
type LevelStep = OrganizationResult['levelSteps'][number]

interface Facts {
  scheme: Scheme
  results: readonly OrganizationResult[]
  /** Where the quotas drew their lines, as `quotaLines` tells. */
  lines: readonly QuotaLine[]
  nameOf: NameOf
}

/** Who lost a level to a hard quota. */
export function quotaItems(facts: Facts): CheckItem[] {
  return itemsOf(facts, 'quota', (step) => `${levelName(facts.scheme, step.from)}降为${levelName(facts.scheme, step.to)}。${step.detail}`)
}

/** Who stands outside a soft quota and keeps the level until somebody decides. */
export function softQuotaItems(facts: Facts): CheckItem[] {
  return itemsOf(facts, 'soft-quota', (step) => `现为${levelName(facts.scheme, step.from)}。${step.detail}`)
}

/** One item per step, with the place in the scope of its quota: steps and lines of an organization come in one order. */
function itemsOf({ results, lines, nameOf }: Facts, reason: LevelStep['reason'], text: (step: LevelStep) => string): CheckItem[] {
  const beyond = new Map<string, QuotaLine[]>()
  for (const line of lines) for (const id of line.outside) beyond.set(id, [...(beyond.get(id) ?? []), line])
  return results.flatMap((result) => {
    const own = result.levelSteps.filter((step) => step.reason === 'quota' || step.reason === 'soft-quota')
    return own
      .map((step, at) => ({ step, line: beyond.get(result.organizationId)?.[at] }))
      .filter(({ step }) => step.reason === reason)
      .map(({ step, line }, at): CheckItem => {
        const tied = line?.tied.includes(result.organizationId) ? `，名额线上并列 ${line.tied.length} 个` : ''
        return {
          key: `${result.organizationId}/${step.from ?? ''}/${at}`,
          text: `${nameOf(result.organizationId)}（${placeText(result, line)}${tied}）：${text(step)}`,
          link: { page: 'stars', find: nameOf(result.organizationId) },
        }
      })
  })
}

/** The place that counts for a quota. */
function placeText({ rank, overallRank }: OrganizationResult, line: QuotaLine | undefined): string {
  return line?.quota.scope === 'all' ? `总名次第 ${overallRank ?? '—'} 名` : `第 ${rank ?? '—'} 名`
}

/** Equals a quota's line runs through, and equals of one track whose levels differ. */
export function tieItems(facts: Facts): CheckItem[] {
  const byId = new Map(facts.results.map((result) => [result.organizationId, result]))
  const groups = facts.lines.map((line) => ({ line, group: line.tied.flatMap((id) => byId.get(id) ?? []) }))
  const key = (group: readonly OrganizationResult[]) => group.map(({ organizationId }) => organizationId).sort().join()
  const told = new Set(groups.map(({ group }) => key(group)))
  const item = (group: readonly OrganizationResult[], line: QuotaLine | undefined, outcome: string): CheckItem[] => {
    const [first] = group
    if (!first) return []
    return [{ key: `${line?.quota.level ?? ''}/${key(group)}`, text: `${placeText(first, line)}并列 ${group.length} 个：${namesOf(facts, group)}。${outcome}`, link: { page: 'race' } }]
  }
  return [
    ...groups.flatMap(({ line, group }) => item(group, line, outcomeOf(facts.scheme, line))),
    ...trackTies(facts.results)
      .filter((group) => new Set(group.map(({ level }) => level)).size > 1 && !told.has(key(group)))
      .flatMap((group) => item(group, undefined, '等级不同')),
  ]
}

function namesOf({ scheme, nameOf }: Facts, group: readonly OrganizationResult[]): string {
  const named = group.map(({ organizationId, level }) => ({ name: nameOf(organizationId), level: levelName(scheme, level) })).sort((a, b) => compareText(a.name, b.name))
  return named.map(({ name, level }) => `${name}（${level}）`).join('、')
}

/** What becomes of equals at the line of a quota. */
function outcomeOf(scheme: Scheme, { quota, allowed, inside, tied }: QuotaLine): string {
  const kept = tied.some((id) => inside.includes(id))
  const outcome = !quota.hard ? '是否进入由评价小组决定' : kept ? `按方案整组进入，共 ${inside.length} 个` : `按方案整组不进入，空出 ${allowed - inside.length} 个`
  return `${levelName(scheme, quota.level)}名额 ${allowed} 个，名额线在并列处，${outcome}`
}

/** Groups of equals: same track, same rank. */
function trackTies(results: readonly OrganizationResult[]): OrganizationResult[][] {
  const groups = new Map<string, OrganizationResult[]>()
  for (const result of results) {
    if (result.rank === null || result.tied < 2) continue
    const key = `${result.track}/${result.rank}`
    groups.set(key, [...(groups.get(key) ?? []), result])
  }
  return [...groups.values()]
}
