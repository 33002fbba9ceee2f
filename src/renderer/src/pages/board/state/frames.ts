import type { RaceLine } from '@/composables/useRaceLines'

/** A line of a board. */
export interface BoardRow {
  id: string
  /** Place as it is shown, “5” or “5 并”. */
  place: string
  name: string
  /** Township or track. */
  where: string
  /** The figure the board is about. */
  figure: string
  /** Of the figure, where it is written out large; '' for percents. */
  unit: '分' | ''
  /** Beside the figure: level, stars, move, reason. */
  note: string
  /** Stars lit, in the order of the scheme; null where the board is not about them. */
  stars: { code: string; lit: boolean }[] | null
}

/** What stands on the screen at one moment. */
export type Frame =
  | { kind: 'cover' }
  | { kind: 'title'; title: string; text: string }
  /** `revealed`: so many rows, counted from the bottom, can be read. */
  | { kind: 'rows'; title: string; note: string; rows: BoardRow[]; revealed: number }
  | { kind: 'award'; title: string; award: string; rows: BoardRow[]; counter: '家' | '个' }
  | { kind: 'organization'; line: RaceLine; title: string }
  | { kind: 'end' }

/** One press of a key. */
export interface Step {
  frame: Frame
  /** Which board it belongs to: its pictures and pages are named by it. */
  board: string
  /** The board is whole here: what a picture or a page of it shows. */
  whole: boolean
  /** Steps that come by themselves stop here until a key is pressed. */
  pause: boolean
}
