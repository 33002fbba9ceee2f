import { isClosedState, type AcceptableObstacle, type RefusedSheet, type SheetObstacle, type SheetStatus } from '@shared/domain/sheet-status'

/** What stands against a step, as a sentence with its figures; null when nothing does. */
export interface Found {
  obstacle: SheetObstacle
  message: string
}

/** What is open in a sheet that is to be confirmed. */
export interface OpenItems {
  missing: number
  refused: number
  /** Carried over and not accepted. */
  carried: number
}

/** A total is the same when it is so to 3 decimals: no scheme shows more. */
const tolerance = 0.0005

/** Why a sheet cannot be confirmed. What a person may accept comes last, so that it never hides what they may not. */
export function againstConfirming(status: SheetStatus, open: OpenItems, by: string, controlTotal: number | undefined, accepted: readonly AcceptableObstacle[]): Found | null {
  const { state, authors, total } = status
  if (isClosedState(state)) return { obstacle: 'state', message: '已经确认过。' }
  if (authors.length === 0) return { obstacle: 'empty', message: '还没有录入任何内容。' }
  if (controlTotal !== undefined && Math.abs(controlTotal - total) > tolerance) {
    return { obstacle: 'control-total', message: `纸质表合计 ${controlTotal} 分，录入合计 ${total} 分，相差 ${Number((total - controlTotal).toFixed(3))} 分。` }
  }
  const lacking = [[open.missing, '项未填'], [open.refused, '项未被接受'], [open.carried, '项上期评分待确认']].filter(([count]) => count !== 0).map((part) => part.join(' '))
  if (lacking.length > 0 && !accepted.includes('incomplete')) return { obstacle: 'incomplete', message: `还有 ${lacking.join('、')}。` }
  if (!authors.includes(by) && !accepted.includes('other-author')) return { obstacle: 'other-author', message: `这张表由${authors.join('、')}录入，“${by}”没有录入过。` }
  return null
}

/** Why a sheet cannot be reviewed by this person. @param version the state they saw */
export function againstReviewing({ state, version, authors, confirmedBy }: SheetStatus, by: string, seen: number): Found | null {
  if (state !== 'confirmed') return { obstacle: 'state', message: state === 'approved' ? '已经复核通过。' : '还没有确认，不能复核。' }
  if (version !== seen) return { obstacle: 'changed', message: '在这期间重新打开或确认过，请刷新后再复核。' }
  if (confirmedBy === by || authors.includes(by)) return { obstacle: 'own-sheet', message: '是自己录入或确认的，须由另一人复核。' }
  return null
}

/** Why a sheet cannot be opened again. */
export function againstReopening({ state }: SheetStatus): Found | null {
  return isClosedState(state) ? null : { obstacle: 'state', message: '没有确认，可以直接修改。' }
}

/** The refusal of a sheet, its sentence beginning with the subject's name. */
export function refusal({ subjectId, evaluator }: SheetStatus, name: string, { obstacle, message }: Found): RefusedSheet {
  return { subjectId, evaluator, obstacle, message: `${name}：${message}` }
}
