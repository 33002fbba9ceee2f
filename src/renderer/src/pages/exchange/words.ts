import type { MergeOutcome } from '@shared/domain/exchange'

export const outcomeNames: Record<MergeOutcome, string> = { new: '新增', same: '相同', changed: '更新', conflicting: '冲突', refused: '不采用' }

/** A time as people say it, to the minute. */
export function dateTime(iso: string): string {
  return new Date(iso).toLocaleString('zh-CN', { year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
}
