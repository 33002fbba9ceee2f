/** `missing`: the content is not in the evidence folder (the data file was copied alone); `altered`: it is not what was added. */
export type EvidenceState = 'present' | 'missing' | 'altered'

/** A file kept as proof of one indicator of one subject (佐证材料), for all stages. */
export interface Evidence {
  id: string
  subjectId: string
  indicator: string
  /** File name as it was given. */
  name: string
  /** Bytes. */
  size: number
  /** SHA-256 of the content, hex: its name in the evidence folder. */
  hash: string
  at: string
  by: string
  state: EvidenceState
}
