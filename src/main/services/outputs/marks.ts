import type { Scheme } from '@rules'
import { markText, schemeIndicator } from '@shared/entry'
import type { StoredSheet } from '../../store'
import { reasonOf } from '../scoring/enter'

/**
 * What was entered for an indicator at a stage, in words, of several judges one after the other without their names. Empty
 * where nothing was; text that was refused says so, because it is not counted.
 */
export function enteredText(scheme: Scheme, sheets: readonly StoredSheet[], stage: string, code: string): string {
  const indicator = schemeIndicator(scheme, code)
  if (!indicator) return ''
  return sheets
    .filter((sheet) => sheet.stage === stage)
    .flatMap(({ cells }): string[] => {
      const cell = cells[code]
      if (!cell) return []
      const text = cell.state === 'mark' ? markText(indicator, cell.input) : `退回、不计分：${Object.values(cell.texts).join('、')}`
      const reason = reasonOf(cell)
      return [reason === '' ? text : `${text}（${reason}）`]
    })
    .join('；')
}
