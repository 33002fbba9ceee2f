/** Where the line between two levels or around a quota runs through equals. */
import type { OrganizationResult, Scheme } from '@rules'
import type { CheckItem } from '@shared/domain/edition'
import { levelName } from '../../tables/wording'

type NameOf = (subjectId: string) => string

const concerned = (result: OrganizationResult, reason: 'quota' | 'soft-quota') => result.levelSteps.filter((step) => step.reason === reason)

function itemsOf(results: readonly OrganizationResult[], reason: 'quota' | 'soft-quota', text: (result: OrganizationResult, step: OrganizationResult['levelSteps'][number]) => string, nameOf: NameOf): CheckItem[] {
  return results.flatMap((result) =>
    concerned(result, reason).map((step, at): CheckItem => ({
      key: `${result.organizationId}/${step.from ?? ''}/${at}`,
      text: `${nameOf(result.organizationId)}（第 ${result.rank ?? '—'} 名${result.tied > 1 ? `，并列 ${result.tied} 个` : ''}）：${text(result, step)}`,
      link: { page: 'stars', find: nameOf(result.organizationId) },
    })),
  )
}

/** Who lost a level to a hard quota. */
export function quotaItems(scheme: Scheme, results: readonly OrganizationResult[], nameOf: NameOf): CheckItem[] {
  return itemsOf(results, 'quota', (_, step) => `${levelName(scheme, step.from)}降为${levelName(scheme, step.to)}。${step.detail}`, nameOf)
}

/** Who stands outside a soft quota and keeps the level until somebody decides. */
export function softQuotaItems(scheme: Scheme, results: readonly OrganizationResult[], nameOf: NameOf): CheckItem[] {
  return itemsOf(results, 'soft-quota', (_, step) => `现为${levelName(scheme, step.from)}。${step.detail}`, nameOf)
}

/** Groups of equals (same track, same rank) of whom a quota took some level, or whose levels differ. */
export function tieItems(scheme: Scheme, results: readonly OrganizationResult[], nameOf: NameOf): CheckItem[] {
  const groups = new Map<string, OrganizationResult[]>()
  for (const result of results) {
    if (result.rank === null || result.tied < 2) continue
    const key = `${result.track}/${result.rank}`
    groups.set(key, [...(groups.get(key) ?? []), result])
  }
  return [...groups].flatMap(([key, group]): CheckItem[] => {
    const levels = [...new Set(group.map(({ level }) => level))]
    const atQuota = group.some(({ levelSteps }) => levelSteps.some(({ reason }) => reason === 'quota' || reason === 'soft-quota'))
    if (levels.length === 1 && !atQuota) return []
    const names = group.map((each) => `${nameOf(each.organizationId)}（${levelName(scheme, each.level)}）`).join('、')
    return [{ key, text: `第 ${group[0]?.rank ?? ''} 名并列 ${group.length} 个：${names}${atQuota ? '。名额线在并列处，整组一同进出' : '。等级不同'}`, link: { page: 'race' } }]
  })
}
