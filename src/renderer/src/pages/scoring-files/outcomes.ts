import type { MarkOutcome } from '@shared/domain/mark-import'

/** What importing does, in the words of the preview. */
export const outcomeNames: Record<MarkOutcome, string> = { new: '新增', changed: '改变', same: '相同', refused: '退回', closed: '不能写入' }
