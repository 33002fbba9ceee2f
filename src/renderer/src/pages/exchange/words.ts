import type { MergeOutcome } from '@shared/domain/exchange'

export const outcomeNames: Record<MergeOutcome, string> = { new: '新增', same: '相同', changed: '更新', conflicting: '冲突', refused: '不采用' }
