import { entryTexts } from '@shared/entry'
import type { CellView } from '../state/cells'
import type { GridColumn } from './columns'

/** What another stage has entered for the same part. */
export interface OtherMark {
  stage: string
  text: string
}

const saveSigns = { saving: '…', failed: '!' } as const

/** What is known of a cell besides what is entered at this stage. */
export interface CellBeside {
  others: readonly OtherMark[]
  /** The last round's mark, in one line. */
  previous: string | null
  changed: boolean
  /** Number of files. */
  files: number
}

/** What a cell of the grid shows. States are told by a sign and by words, not by colour alone. */
export interface CellFace {
  text: string
  /** Sign in the corner; empty when there is nothing to tell. */
  sign: string
  state: 'missing' | 'mark' | 'not-applicable' | 'half' | 'lacking' | 'refused' | 'locked' | 'carried'
  save: CellView['save']
  /** The text is not this sheet's: another stage's mark, or a word for the state. */
  faint: boolean
  hasReason: boolean
  /** One character for each thing the cell has besides its text: 变 differs from the last round, 附 files. */
  flags: string
  /** The same in words. */
  title: () => string
}

/** The signs in words, for the help. */
export const signMeanings: readonly (readonly [sign: string, meaning: string])[] = [
  ['…', '正在保存；没有这个标记就是已保存'],
  ['!', '没有保存'],
  ['✕', '退回：文字保留，不计分'],
  ['◐ ◌', '没有填完：填了的一格、还缺的一格'],
  ['斜纹', '不用填；已填“不适用”'],
  ['↺', '上期带入，等待确认'],
  ['斜体', '其他阶段的评分，供对照'],
  ['变', '与上期不同'],
  ['附', '有佐证材料'],
  ['◥', '有说明'],
  ['空白', '未评'],
]

const signs: Record<CellFace['state'], string> = { missing: '', mark: '', 'not-applicable': '', half: '◐', lacking: '◌', refused: '✕', locked: '', carried: '↺' }

export function cellFace(view: CellView, column: GridColumn, { others, previous, changed, files }: CellBeside): CellFace {
  const own = view.texts[column.part.code] ?? ''
  const state = stateOf(view, own)
  const compared = others.filter((other) => other.text !== '')
  const beside = compared.at(-1)
  const said = view.lock === 'not-applicable' || view.content === 'marked-not-applicable'
  const instead = own !== '' ? '' : insteadOf(view, column, said, beside)
  return {
    text: own === '' ? instead : own,
    sign: own === '' || view.save === 'saved' ? signs[state] : saveSigns[view.save],
    state,
    save: view.save,
    faint: instead !== '',
    hasReason: view.reason !== '' && column.first,
    flags: column.first ? (changed ? '变' : '') + (files > 0 ? '附' : '') : '',
    title: () => [stateWords(view), view.reason === '' ? '' : `说明：${view.reason}`, ...compared.map((other) => `${other.stage}：${other.text}`), previous === null ? '' : `上期：${previous}${changed ? '（与上期不同）' : ''}`, files === 0 ? '' : `佐证材料 ${files} 个`].filter((line) => line !== '').join('\n'),
  }
}

/** What an empty cell shows faintly: that it does not apply, the mark waiting from the last round, another stage's mark. */
function insteadOf(view: CellView, column: GridColumn, said: boolean, beside: OtherMark | undefined): string {
  if (said) return column.first ? '不适用' : ''
  if (view.carried) return entryTexts(column.indicator, view.carried.input)[column.part.code] ?? ''
  return beside ? `${beside.stage.slice(0, 1)} ${beside.text}` : ''
}

function stateOf(view: CellView, own: string): CellFace['state'] {
  if (view.lock === 'not-applicable') return 'not-applicable'
  if (view.lock === 'stage' || view.lock === 'beyond-task') return 'locked'
  if (view.content === 'marked-not-applicable') return 'not-applicable'
  if (view.carried) return 'carried'
  if (view.content === 'half') return own === '' ? 'lacking' : 'half'
  return view.content
}

/** The state of a cell in words: for the tooltip, the status line and screen readers. */
export function stateWords(view: CellView): string {
  if (view.lock === 'not-applicable') return '按评价方案不适用，不用填'
  if (view.lock === 'stage') return '这一阶段不评这项指标'
  if (view.lock === 'beyond-task') return '不在任务包交给本机的范围内'
  const content = { missing: '未评', mark: '已评', 'marked-not-applicable': '已填“不适用”', half: `没有填完，不计分：${view.problem ?? ''}`, refused: `退回，不计分：${view.problem ?? ''}` }[view.content]
  const save = { saved: view.content === 'missing' ? '' : '，已保存', saving: '，正在保存', failed: '，没有保存' }[view.save]
  if (view.lock === 'finished') return `${content}；评价期已定级，不能修改`
  if (view.lock === 'closed') return `${content}；评分表已确认，重新打开后才能修改`
  if (view.carried) return `上期带入“${view.carried.text}”，确认后才计分（Ctrl+回车）`
  return content + save
}
