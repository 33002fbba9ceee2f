import { paperFonts } from '@shared/paper/fonts'

/** Those an official text is judged by; what stands in for 黑体 looks like it. */
const official = [paperFonts.title, paperFonts.body]
const sample = '公示永'
/** Two that differ, so that a missing font shows as one of them each time. */
const fallbacks = ['sans-serif', 'serif'] as const

/**
 * Names of those this computer lacks. A page cannot list fonts without asking for leave, but a missing font is drawn like
 * what stands in for it.
 */
export function missingFonts(): string[] {
  const canvas = document.createElement('canvas')
  canvas.width = 120
  canvas.height = 48
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return []
  const drawn = (family: string) => {
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.font = `36px ${family}`
    context.fillText(sample, 2, 38)
    return context.getImageData(0, 0, canvas.width, canvas.height).data.join()
  }
  const standIns = new Map(fallbacks.map((fallback) => [fallback, drawn(fallback)]))
  const present = (family: string) => fallbacks.some((fallback) => drawn(`"${family}", ${fallback}`) !== standIns.get(fallback))
  return official.filter(({ wanted }) => !wanted.some(present)).map(({ name }) => name)
}
