/** Work of one round given to one person: which stages of which subjects. */
export interface Task {
  /** The id of its task package. */
  id: string
  /** `sent` in the office's file, `received` in the evaluator's. */
  direction: 'sent' | 'received'
  roundId: string
  /** Who is to score. */
  author: string
  /** Stages or roles of the panel; empty for a single panel. */
  stages: string[]
  subjectIds: string[]
  /** ISO time by the office's clock. */
  madeAt: string
}
