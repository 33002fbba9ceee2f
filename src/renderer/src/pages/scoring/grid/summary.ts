/** The frozen columns: who the row is and how it stands now. */
export interface RowSummary {
  name: string
  track: string
  stars: { lit: boolean; title: string }[]
  total: string
  /** In its track; empty without one, with the reason in the title. */
  rank: string
  rankTitle: string
  /** Something is still missing: the total will change. */
  partial: boolean
}
