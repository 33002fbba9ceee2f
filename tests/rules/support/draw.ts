import fc from 'fast-check'

/** Draws from one seed: whole rounds of marks are far too large to be shrunk choice by choice, so a failure names its seed. */
export interface Draw {
  /** A whole number from 0 to `most`. */
  whole(most: number): number
  one<T>(first: T, ...others: T[]): T
  flag(): boolean
}

/** Whatever `make` builds out of draws. */
export function drawn<T>(make: (draw: Draw) => T): fc.Arbitrary<T> {
  return fc.noShrink(fc.integer().map((seed) => make(drawFrom(seed))))
}

/** mulberry32 (public domain). */
function drawFrom(seed: number): Draw {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (most: number) => Math.floor(next() * (most + 1))
  return {
    whole,
    flag: () => next() < 0.5,
    one: (first, ...others) => [first, ...others][whole(others.length)] ?? first,
  }
}
