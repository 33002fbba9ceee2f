/** The steps that can be undone and redone, oldest first. A new step forgets what was undone. */
export interface History<Step> {
  add(step: Step): void
  /** The step to take back, which then is one to redo; null when there is none. */
  undo(): Step | null
  redo(): Step | null
  readonly undoable: number
  readonly redoable: number
  /** Puts what became known later (texts before, from the reply) into a step. */
  update(match: (step: Step) => boolean, change: (step: Step) => Step): void
  clear(): void
}

/** @param limit how many steps are kept */
export function createHistory<Step>(limit = 500): History<Step> {
  let steps: Step[] = []
  let done = 0
  return {
    add(step) {
      steps = [...steps.slice(0, done), step].slice(-limit)
      done = steps.length
    },
    undo() {
      if (done === 0) return null
      done -= 1
      return steps[done] ?? null
    },
    redo() {
      const step = steps[done]
      if (step === undefined) return null
      done += 1
      return step
    },
    get undoable() {
      return done
    },
    get redoable() {
      return steps.length - done
    },
    update(match, change) {
      steps = steps.map((step) => (match(step) ? change(step) : step))
    },
    clear() {
      steps = []
      done = 0
    },
  }
}
