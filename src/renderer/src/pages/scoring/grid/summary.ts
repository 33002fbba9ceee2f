/** The frozen columns: who the row is and how it stands now. */
export interface RowSummary {
  name: string
  track: string
  stars: { lit: boolean; title: string }[]
  total: string
  /** Something is still missing: the total will change. */
  partial: boolean
}
