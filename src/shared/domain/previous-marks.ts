/** What decided in the round before. */
export interface PreviousMark {
  /** In one line, by that round's rule; “3 个评分” where several judges' marks were combined. */
  text: string
  /** As in that round's result; null when not applicable. */
  points: number | null
  reason?: string
}

export interface PreviousMarks {
  /** Null: this round follows no other. */
  round: { id: string; name: string } | null
  /** By indicator code of this round: whether the texts mean the same in both rounds. Absent: the earlier scheme had none. */
  comparable: Record<string, boolean>
  /** Subject id → indicator code of this round → mark. */
  marks: Record<string, Record<string, PreviousMark>>
}
