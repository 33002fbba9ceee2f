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
  /** Indicator codes of this round, in the order of each subject's marks. */
  codes: string[]
  /** Subject id → per code the place of its mark in `known`; null where there was none. Subjects without any are absent. */
  marks: Record<string, (number | null)[]>
  /** Each different mark once: the same few come again and again. */
  known: PreviousMark[]
}

/** Gives the marks of `PreviousMarks` by subject and indicator code. */
export function previousMarkReader({ codes, marks, known }: PreviousMarks): (subjectId: string, code: string) => PreviousMark | null {
  const places = new Map(codes.map((code, place) => [code, place]))
  return (subjectId, code) => known[marks[subjectId]?.[places.get(code) ?? -1] ?? -1] ?? null
}
