/** What the card remembers between visits: folded sections and how far it was scrolled. */

const foldedKey = 'sixstar.card.folded'
const scrolledKey = 'sixstar.card.scrolled'

/** Codes of the folded sections. */
export function rememberedFolds(): Set<string> {
  return new Set((localStorage.getItem(foldedKey) ?? '').split('\n').filter((code) => code !== ''))
}

export function rememberFolds(codes: ReadonlySet<string>): void {
  localStorage.setItem(foldedKey, [...codes].join('\n'))
}

/** Pixels from the top, in this window. */
export function rememberedScroll(): number {
  return Number(sessionStorage.getItem(scrolledKey) ?? 0)
}

export function rememberScroll(top: number): void {
  sessionStorage.setItem(scrolledKey, String(Math.round(top)))
}
