/** What can be done to one row of a list. */
export interface RowActions {
  /** One place up (−1) or down (1). */
  moveBy(steps: number): void
  /** Absent when a copy makes no sense here. */
  copy?: () => void
  /** Absent while no fewer rows are possible. */
  remove?: () => void
}
