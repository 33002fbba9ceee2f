import type { Entry, EnterResult, EnteredCell } from '@shared/domain/sheet'

/** Which sheet is written. */
export interface SheetAt {
  roundId: string
  stage: string | null
}

/** What one user action writes: one typed cell, one paste, one undo. */
export interface SaveAction {
  id: number
  at: SheetAt
  entries: Entry[]
}

export interface SaveQueueOptions {
  send: (at: SheetAt, entries: Entry[]) => Promise<EnterResult>
  /** The action is committed; `cells` are those of this action. */
  saved: (action: SaveAction, cells: EnteredCell[]) => void
  /** A reply came: results of every organization it changed. */
  answered: (result: EnterResult, at: SheetAt) => void
  /** Number of unsaved entries or the failure changed. */
  changed: () => void
}

export interface SaveQueue {
  push(action: SaveAction): void
  /** Sends again what failed, in the same order. */
  retry(): void
  /** Gives up everything not yet committed and not on its way; returns it. */
  discard(): SaveAction[]
  /** Resolves when nothing is unsaved any more, or sending has failed. */
  settled(): Promise<void>
  /** Actions not yet committed, in their order. */
  readonly open: readonly SaveAction[]
  /** Number of entries not yet committed. */
  readonly unsaved: number
  /** Why sending stopped; null while it goes well. */
  readonly failure: Error | null
}

/**
 * Sends actions in order, never two requests at a time, so that typing never waits. What waits together goes out in one
 * request unless two actions write the same cell: then each reply tells the text before. A failure keeps everything; the
 * next action or `retry` tries again from the first one that failed.
 */
export function createSaveQueue(options: SaveQueueOptions): SaveQueue {
  let waiting: SaveAction[] = []
  let sending: SaveAction[] = []
  let failure: Error | null = null
  let running = false
  let waiters: (() => void)[] = []

  function settle() {
    const resolved = waiters
    waiters = []
    for (const resolve of resolved) resolve()
  }

  async function run() {
    while (waiting.length > 0) {
      const batch = nextBatch(waiting)
      waiting = waiting.slice(batch.length)
      sending = batch
      const result = await sent(batch)
      sending = []
      if (result instanceof Error) {
        waiting = [...batch, ...waiting]
        failure = result
        options.changed()
        break
      }
      failure = null
      deliver(batch, result)
    }
    running = false
    settle()
  }

  async function sent(batch: readonly SaveAction[]): Promise<EnterResult | Error> {
    try {
      return await options.send(sheetOf(batch), batch.flatMap((action) => action.entries))
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  function deliver(batch: readonly SaveAction[], result: EnterResult) {
    const cells = new Map(result.cells.map((cell) => [keyOf(cell), cell]))
    for (const action of batch) {
      options.saved(
        action,
        action.entries.flatMap((entry) => cells.get(keyOf(entry)) ?? []),
      )
    }
    options.answered(result, sheetOf(batch))
    options.changed()
  }

  function start() {
    if (running || waiting.length === 0) return
    running = true
    queueMicrotask(() => void run())
  }

  return {
    push(action) {
      waiting.push(action)
      options.changed()
      start()
    },
    retry: start,
    discard() {
      const dropped = waiting
      waiting = []
      failure = null
      options.changed()
      if (!running) settle()
      return dropped
    },
    settled: () => (running ? new Promise((resolve) => waiters.push(resolve)) : Promise.resolve()),
    get open() {
      return [...sending, ...waiting]
    },
    get unsaved() {
      return [...sending, ...waiting].reduce((sum, action) => sum + action.entries.length, 0)
    },
    get failure() {
      return failure
    },
  }
}

/** The longest run of actions for one sheet in which no cell is written twice. */
function nextBatch(actions: readonly SaveAction[]): SaveAction[] {
  const batch: SaveAction[] = []
  const written = new Set<string>()
  for (const action of actions) {
    const [first] = batch
    if (first && (first.at.roundId !== action.at.roundId || first.at.stage !== action.at.stage)) break
    if (action.entries.some((entry) => written.has(keyOf(entry)))) break
    for (const entry of action.entries) written.add(keyOf(entry))
    batch.push(action)
  }
  return batch
}

function sheetOf(batch: readonly SaveAction[]): SheetAt {
  const [first] = batch
  if (!first) throw new RangeError('a batch has at least one action')
  return first.at
}

function keyOf(cell: { subjectId: string; indicator: string }): string {
  return `${cell.subjectId}/${cell.indicator}`
}
