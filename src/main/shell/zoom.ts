import type { WebContents } from 'electron'

/** Steps of the window's zoom, as shares of the actual size. */
const steps = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2]

/** The next step up (1) or down (-1) from a factor; the ends stay. */
export function nextZoom(factor: number, direction: 1 | -1): number {
  const further = direction === 1 ? steps.filter((step) => step > factor + 0.001) : steps.filter((step) => step < factor - 0.001).reverse()
  return further[0] ?? clampZoom(factor)
}

/** A remembered factor within what is offered. */
export function clampZoom(factor: number): number {
  return Math.min(steps[steps.length - 1] ?? 2, Math.max(steps[0] ?? 0.8, factor))
}

/** Zooms by the steps; 0 is back to the actual size. */
export function zoom(contents: WebContents, direction: 1 | 0 | -1): void {
  contents.setZoomFactor(direction === 0 ? 1 : nextZoom(contents.getZoomFactor(), direction))
}
