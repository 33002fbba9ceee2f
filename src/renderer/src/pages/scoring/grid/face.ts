import type { CellView } from '../state/cells'
import type { GridColumn } from './columns'

/** What another stage has entered for the same part. */
export interface OtherMark {
  stage: string
  text: string
}

const saveSigns = { saving: '…', failed: '!' } as const

/** What a cell of the grid shows. States are told by a sign and by words, not by colour alone. */
export interface CellFace {
  text: string
  /** Sign in the corner; empty when there is nothing to tell. */
  sign: string
  state: 'missing' | 'mark' | 'not-applicable' | 'half' | 'lacking' | 'refused' | 'locked'
  save: CellView['save']
  /** The text is not this sheet's: another stage's mark, or a word for the state. */
  faint: boolean
  hasReason: boolean
  /** The same in words. */
  title: string
}

const signs: Record<CellFace['state'], string> = { missing: '', mark: '', 'not-applicable': '', half: '◐', lacking: '◌', refused: '✕', locked: '' }

export function cellFace(view: CellView, column: GridColumn, others: readonly OtherMark[]): CellFace {
  const own = view.texts[column.part.code] ?? ''
  const state = stateOf(view, own)
  const compared = others.filter((other) => other.text !== '')
  const beside = compared.at(-1)
  const said = view.lock === 'not-applicable' || view.content === 'marked-not-applicable'
  const faint = own === '' && ((said && column.first) || beside !== undefined)
  const shown = own === '' && said && column.first ? '不适用' : own === '' && beside && !said ? `${beside.stage.slice(0, 1)} ${beside.text}` : own
  return {
    text: shown,
    sign: own === '' || view.save === 'saved' ? signs[state] : saveSigns[view.save],
    state,
    save: view.save,
    faint,
    hasReason: view.reason !== '' && column.first,
    title: [stateWords(view), view.reason === '' ? '' : `说明：${view.reason}`, ...compared.map((other) => `${other.stage}：${other.text}`)].filter((line) => line !== '').join('\n'),
  }
}

function stateOf(view: CellView, own: string): CellFace['state'] {
  if (view.lock === 'not-applicable') return 'not-applicable'
  if (view.lock === 'stage') return 'locked'
  if (view.content === 'marked-not-applicable') return 'not-applicable'
  if (view.content === 'half') return own === '' ? 'lacking' : 'half'
  return view.content
}

/** The state of a cell in words: for the tooltip, the status line and screen readers. */
export function stateWords(view: CellView): string {
  if (view.lock === 'not-applicable') return '按评价方案不适用，不用填'
  if (view.lock === 'stage') return '这一阶段不评这项指标'
  const content = { missing: '未评', mark: '已评', 'marked-not-applicable': '已填“不适用”', half: `没有填完，不计分：${view.problem ?? ''}`, refused: `退回，不计分：${view.problem ?? ''}` }[view.content]
  const save = { saved: view.content === 'missing' ? '' : '，已保存', saving: '，正在保存', failed: '，没有保存' }[view.save]
  return view.lock === 'finished' ? `${content}；评价期已定级，不能修改` : content + save
}
