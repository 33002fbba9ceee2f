/** What befalls an organization of the sample in the newest year. */
export type Part =
  /** A veto of this code, with a note. */
  | { veto: string; note: string }
  /** A provincial honour, which allows a rise by more than one level. */
  | { honour: true }
  /** Nothing is entered for these indicators, at any stage. */
  | { missing: readonly string[] }
  /** So far only the organization's own assessment. */
  | { selfOnly: true }
  /** Same marks as the organization before it: a tie. */
  | { twin: true }
  /** Text typed at the city stage that is refused, by indicator. */
  | { drafts: readonly { indicator: string; texts: Record<string, string> }[] }

export type TrackCode = 'large' | 'small' | 'foreign' | 'new-form' | 'social'

/** One organization: its track, how many stars it should light in 2023 (register only), 2024, 2025 and 2026 (null: not there), and its part. */
export interface Actor {
  track: TrackCode
  /** Track of the earlier rounds where it is another. */
  trackBefore?: TrackCode
  stars: readonly [number | null, number | null, number | null, number | null]
  part?: Part
}

const actor = (track: TrackCode) => (stars: Actor['stars'], part?: Part): Actor => ({ track, stars, part })
const large = actor('large')
const small = actor('small')
const foreign = actor('foreign')
const newForm = actor('new-form')
const social = actor('social')

/** The sixty, by track and roughly from the first to the last. */
export const cast: readonly Actor[] = [
  large([6, 6, 6, 6]),
  large([6, 6, 6, 6]),
  large([5, 6, 6, 6]),
  large([5, 5, 5, 6]),
  large([5, 5, 6, 5]),
  large([4, 5, 5, 5]),
  large([4, 5, 5, 5], { twin: true }),
  large([4, 4, 4, 5]),
  { ...large([3, 4, 4, 5]), trackBefore: 'small' },
  large([5, 5, 4, 4]),
  large([3, 4, 4, 4]),
  large([3, 3, 4, 4], {
    drafts: [
      { indicator: 'P3', texts: { session: '若干次' } },
      { indicator: 'T2', texts: { value: '不详' } },
    ],
  }),
  large([2, 2, 3, 4]),
  large([4, 4, 3, 3]),
  large([3, 2, 3, 2]),
  large([2, 2, 1, 1]),
  large([1, 1, 1, 0]),

  small([6, 6, 6, 6]),
  small([5, 5, 6, 6]),
  small([4, 5, 5, 5]),
  small([4, 4, 5, 5]),
  small([5, 6, 5, 5]),
  small([4, 4, 4, 4]),
  small([3, 4, 4, 4]),
  small([3, 3, 3, 4]),
  small([3, 3, 3, 3]),
  small([3, 3, 3, 3], { twin: true }),
  small([2, 3, 3, 3]),
  small([3, 3, 2, 2]),
  small([1, 2, 2, 2]),
  small([2, 1, 1, 1]),
  small([0, 0, 0, 0]),

  foreign([6, 6, 6, 6]),
  foreign([5, 5, 6, 6]),
  foreign([5, 5, 5, 5]),
  foreign([4, 5, 5, 5], { veto: 'V4', note: '示例：列入失信名单' }),
  foreign([4, 4, 4, 4]),
  foreign([3, 4, 4, 4]),
  foreign([2, 3, 3, 3], { drafts: [{ indicator: 'S3', texts: { a: '3' } }] }),
  foreign([3, 3, 2, 3]),
  foreign([2, 2, 2, 2]),
  foreign([1, 1, 1, 1]),

  newForm([5, 6, 6, 6]),
  newForm([5, 5, 5, 6]),
  newForm([null, null, 4, 4]),
  newForm([3, 3, 3, 5], { honour: true }),
  newForm([3, 3, 3, 5]),
  newForm([2, 2, 3, 3]),
  newForm([2, 2, 2, 2]),
  newForm([null, null, null, 4]),

  social([6, 6, 6, 6]),
  social([5, 5, 5, 5]),
  social([5, 5, 5, 6], { veto: 'V2', note: '示例：发生安全生产责任事故' }),
  social([4, 4, 4, 4]),
  social([4, 3, null, 4]),
  social([3, 3, 3, 3]),
  social([2, 2, 2, 2], { missing: ['O2', 'C1', 'S5'] }),
  social([3, 3, 4, 4], { selfOnly: true }),
  social([null, null, null, 3]),
  social([1, 2, 1, 1]),
]

/** Index of the organization founded too late to be graded in the newest year. */
export const newcomerIndex = cast.findIndex(({ track, stars }) => track === 'new-form' && stars[2] === null)
