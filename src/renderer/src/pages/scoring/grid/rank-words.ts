import type { OrganizationResult, Scheme } from '@rules'

/** A rank in words; without one, why there is none. */
export function rankWords({ rank, overallRank, tied, unranked, missing }: OrganizationResult, scheme: Scheme | undefined, provisional: boolean): string {
  if (rank === null) {
    const veto = scheme?.vetoes?.find(({ code }) => code === unranked)
    return `没有名次：${unranked === 'incomplete' ? `还有 ${missing.length} 项未评` : (veto?.name ?? unranked ?? '')}`
  }
  const overall = overallRank === null ? '' : `，全部第 ${overallRank} 名`
  return `本跑道第 ${rank} 名${tied > 1 ? `（${tied} 家并列）` : ''}${overall}${provisional ? '；过程数据' : ''}`
}
