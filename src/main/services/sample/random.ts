/** Numbers that look random and are the same in every run: 0 ≤ n < 1, for one named purpose. */
export interface Random {
  next(): number
  /** A whole number, both ends included. */
  whole(from: number, to: number): number
  chance(probability: number): boolean
}

/** FNV-1a, so that neighbouring names start far apart. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** The mulberry32 generator, seeded by a name. */
export function randomFor(name: string): Random {
  let state = seedOf(name)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return { next, whole: (from, to) => from + Math.floor(next() * (to - from + 1)), chance: (probability) => next() < probability }
}
