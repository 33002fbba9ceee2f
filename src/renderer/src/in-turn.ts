/** Runs steps one after another, in the order they were asked for; one that fails does not keep the next from its turn. */
export function inTurn(): <T>(step: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (step) => {
    const mine = last.then(step, step)
    last = mine
    return mine
  }
}
