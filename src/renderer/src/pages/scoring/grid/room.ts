/** Of the grid's width the names may take this much, however wide they were dragged. */
const mostForNames = 0.3
/** Pixels to type in: two columns of marks. */
const leastForMarks = 280

/**
 * What of a grid is frozen: the names, never so wide that they crowd the marks out; the standing beside them
 * (track, stars, total, rank) only where the marks then still have room.
 *
 * @param grid pixels; 0 before it is drawn
 * @param names pixels wanted
 * @param standing pixels
 */
export function frozenRoom(grid: number, names: number, standing: number): { names: number; standing: boolean } {
  if (grid === 0) return { names, standing: true }
  const width = Math.min(names, Math.round(grid * mostForNames))
  return { names: width, standing: grid - width - standing >= leastForMarks }
}
