import { contentText, isDash, type CellContent } from '@shared/register'
import type { LeftOut } from '@shared/domain/mark-import'

/** What a file says for one indicator of one organization: only what is not blank. */
export interface FilledIndicator {
  file: number
  /** E.g. “第 12 行”. */
  place: string
  subjectId: string
  indicator: string
  /** Typed text by part. */
  texts: Record<string, string>
  /** Undefined: no note is given. */
  reason: string | undefined
  /** Why a cell cannot be read at all; null when all can. */
  problem: string | null
}

/** What was read out of one file. */
export interface FileContent {
  filled: FilledIndicator[]
  leftOut: LeftOut[]
}

/** Longest text of a cell. */
const longestText = 2000

/** A cell as typed text; null for a blank one. */
export function typedText(content: CellContent | undefined): { text: string; problem: string | null } | null {
  if (content === null || content === undefined) return null
  const text = contentText(content).trim()
  if (text === '') return null
  if (typeof content === 'object' && 'error' in content) return { text, problem: `单元格的公式没有结果（${text}）` }
  return text.length > longestText ? { text: `${text.slice(0, 60)}…`, problem: `文字超过 ${longestText} 字` } : { text, problem: null }
}

/** Gathers the cells of one row or form by indicator. */
export class Gatherer {
  private readonly found = new Map<string, FilledIndicator>()

  constructor(private readonly at: { file: number; subjectId: string }) {}

  add(place: string, indicator: string, part: string | null, content: CellContent | undefined): void {
    const typed = typedText(content)
    if (!typed) return
    const present = this.found.get(indicator) ?? { ...this.at, place, indicator, texts: {}, reason: undefined, problem: null }
    if (part === null) present.reason ??= typed.text
    else present.texts[part] = typed.text
    present.problem ??= typed.problem
    this.found.set(indicator, present)
  }

  /** A stroke is how a form shows what it does not ask for; where it is asked for it means “not applicable”. */
  result(asked: (indicator: string) => boolean): FilledIndicator[] {
    return [...this.found.values()].filter(({ indicator, texts }) => asked(indicator) || !Object.values(texts).every(isDash))
  }
}
