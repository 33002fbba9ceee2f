/** What long work sends: how far it is, then once its result. Cancelling is aborting the call. */
export type Progress<Result> =
  | { type: 'progress'; done: number; total: number; label: string }
  | { type: 'done'; result: Result }
