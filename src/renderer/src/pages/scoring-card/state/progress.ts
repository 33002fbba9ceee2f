import type { Indicator } from '@rules'
import type { CellView } from '@/pages/scoring/state/cells'

/** How far a sheet, or one star of it, is. `done + refused + carried + missing = due`. */
export interface CardProgress {
  due: number
  done: number
  /** Text that is refused or half entered. */
  refused: number
  /** Marks of the last round that wait to be accepted. */
  carried: number
  missing: number
}

export const noProgress: CardProgress = { due: 0, done: 0, refused: 0, carried: 0, missing: 0 }

/** What an indicator still needs; null when it needs nothing or cannot be typed in here. */
export type Lack = 'refused' | 'carried' | 'missing'

/** @param fromRegister the value comes from the register while nothing is typed */
export function lackOf(view: Pick<CellView, 'content' | 'lock' | 'carried'>, fromRegister: boolean): Lack | null {
  if (view.lock === 'not-applicable' || view.lock === 'stage') return null
  if (view.content === 'refused' || view.content === 'half') return 'refused'
  if (view.content !== 'missing' || fromRegister) return null
  return view.carried ? 'carried' : 'missing'
}

/** Counts over the indicators that are due here; bonus and deduction items are entered only where there is something. */
export function progressOf(indicators: readonly Indicator[], view: (code: string) => CellView, fromRegister: (code: string) => boolean): CardProgress {
  const count = { ...noProgress }
  for (const { code } of indicators) {
    const cell = view(code)
    if (cell.lock === 'not-applicable' || cell.lock === 'stage') continue
    if (fromRegister(code) && cell.content === 'missing') continue
    count.due += 1
    count[lackOf(cell, false) ?? 'done'] += 1
  }
  return count
}

export function sumProgress(counts: readonly CardProgress[]): CardProgress {
  return counts.reduce((sum, each) => ({ due: sum.due + each.due, done: sum.done + each.done, refused: sum.refused + each.refused, carried: sum.carried + each.carried, missing: sum.missing + each.missing }), noProgress)
}

/** “已评 20 / 29，未评 6、退回 1、上期待确认 2” */
export function progressText({ due, done, refused, carried, missing }: CardProgress): string {
  const parts = [
    [missing, '未评'],
    [refused, '退回'],
    [carried, '上期待确认'],
  ] as const
  const open = parts.filter(([count]) => count > 0).map(([count, name]) => `${name} ${count}`)
  return `已评 ${done} / ${due}${open.length === 0 ? '' : `，${open.join('、')}`}`
}
