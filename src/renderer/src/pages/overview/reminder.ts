import type { OrganizationResult, Scheme } from '@rules'
import type { Overview } from '@shared/domain/result'
import type { RoundSubject } from '@shared/domain/round'
import { schemeIndicator } from '@shared/entry'

/** Organizations named per township: a message nobody reads to its end reminds nobody. */
const namedAtMost = 8
/** Indicators named per organization; more are counted. */
const indicatorsAtMost = 3

export interface ReminderSource {
  scheme: Scheme
  subjects: readonly RoundSubject[]
  results: ReadonlyMap<string, OrganizationResult>
}

/** 催报: what each township still owes, and which organizations cannot be graded yet, as text for a message. The largest debt first. */
export function reminderText(roundName: string, overview: Overview, source: ReminderSource): string {
  const owing = overview.byTownship.filter((each) => each.done < each.total).sort((a, b) => b.total - b.done - (a.total - a.done))
  if (owing.length === 0) return `${roundName}：各镇街道均已评完。`
  const lines = owing.flatMap((each) => [`${each.name}：还有 ${each.total - each.done} 项未评，应评 ${each.total} 项`, ...organizationLines(each.code, source)])
  return [`${roundName}评分进度：已评 ${overview.done} 项，应评 ${overview.total} 项。`, ...lines].join('\n')
}

function organizationLines(township: string, { scheme, subjects, results }: ReminderSource): string[] {
  const incomplete = subjects.flatMap((subject) => {
    const missing = results.get(subject.subjectId)?.missing ?? []
    return subject.township.trim() === township && missing.length > 0 ? [{ name: subject.name, codes: [...new Set(missing.map(({ indicator }) => indicator))] }] : []
  })
  const named = incomplete.slice(0, namedAtMost).map(({ name, codes }) => `  ${name}：缺 ${missingText(scheme, codes)}`)
  return incomplete.length > namedAtMost ? [...named, `  另有 ${incomplete.length - namedAtMost} 家未评完`] : named
}

function missingText(scheme: Scheme, codes: readonly string[]): string {
  if (codes.length > indicatorsAtMost) return `${codes.length} 项`
  return codes.map((code) => schemeIndicator(scheme, code)?.name ?? code).join('、')
}
