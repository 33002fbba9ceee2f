import { rawNumbers, trackOf, tracks } from './round-data'

/** The bench scheme without rules, objects or exactness: typed arrays, sums, a threshold, a sort. What a program for this one scheme would do. */
export function byHand(organizations: number, indicators: number): { work(): Int32Array } {
  const a = new Float64Array(organizations * indicators)
  const b = new Float64Array(organizations * indicators)
  const track = new Uint8Array(organizations)
  for (let row = 0; row < organizations; row += 1) {
    track[row] = trackOf(row)
    for (let column = 0; column < indicators; column += 1) {
      const [first, second] = rawNumbers(row, column)
      a[row * indicators + column] = first
      b[row * indicators + column] = second
    }
  }
  return { work: () => ranks(organizations, indicators, a, b, track) }
}

function ranks(organizations: number, indicators: number, a: Float64Array, b: Float64Array, track: Uint8Array): Int32Array {
  const perStar = Math.ceil(indicators / 6)
  const points = new Float64Array(organizations * indicators)
  for (let row = 0; row < organizations; row += 1) {
    for (let column = 0; column < indicators; column += 1) {
      const at = row * indicators + column
      points[at] = pointsOf(column % 6, a[at] ?? 0, b[at] ?? 0)
    }
  }
  for (let column = 5; column < indicators; column += 6) compare(organizations, indicators, column, a, track, points)
  const totals = new Float64Array(organizations)
  const lit = new Uint8Array(organizations)
  for (let row = 0; row < organizations; row += 1) {
    for (let from = 0; from < indicators; from += perStar) {
      const to = Math.min(indicators, from + perStar)
      let sum = 0
      for (let column = from; column < to; column += 1) sum += points[row * indicators + column] ?? 0
      const score = Math.round(sum * 100 + 1e-7) / 100
      totals[row] = (totals[row] ?? 0) + score
      if (score >= 0.6 * 5 * (to - from)) lit[row] = (lit[row] ?? 0) + 1
    }
    totals[row] = Math.round((totals[row] ?? 0) * 100)
  }
  const order = Uint32Array.from({ length: organizations }, (_, row) => row).sort((x, y) => (track[x] ?? 0) - (track[y] ?? 0) || (totals[y] ?? 0) - (totals[x] ?? 0) || (lit[y] ?? 0) - (lit[x] ?? 0))
  const ranked = new Int32Array(organizations)
  let start = 0
  order.forEach((row, position) => {
    const above = order[position - 1] ?? -1
    if (position === 0 || track[above] !== track[row]) start = position
    const same = position > start && totals[above] === totals[row] && lit[above] === lit[row]
    ranked[row] = same ? (ranked[above] ?? 0) : position - start + 1
  })
  return ranked
}

function pointsOf(kind: number, a: number, b: number): number {
  switch (kind) {
    case 0:
      return a
    case 1:
      return a === 0 ? 5 : a === 1 ? 3 : 0
    case 2:
      return Math.max(0, 5 - 0.5 * Math.max(0, 12 - a))
    case 3:
      return (5 * a) / b
    case 4:
      return a >= 90 ? 5 : a >= 80 ? 3 : a >= 60 ? 1 : 0
    default:
      return 0
  }
}

/** Shares of a track: the first 10 % 5 points, 30 % 4, 60 % 3, the rest 2. */
function compare(organizations: number, indicators: number, column: number, a: Float64Array, track: Uint8Array, points: Float64Array): void {
  for (let code = 0; code < tracks; code += 1) {
    const rows = Uint32Array.from({ length: organizations }, (_, row) => row).filter((row) => track[row] === code)
    rows.sort((x, y) => (a[y * indicators + column] ?? 0) - (a[x * indicators + column] ?? 0))
    let place = 1
    rows.forEach((row, position) => {
      const above = rows[position - 1]
      if (above === undefined || a[above * indicators + column] !== a[row * indicators + column]) place = position + 1
      const within = (percent: number) => place <= Math.ceil((rows.length * percent) / 100)
      points[row * indicators + column] = within(10) ? 5 : within(30) ? 4 : within(60) ? 3 : 2
    })
  }
}
