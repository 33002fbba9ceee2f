/** Indicators that were left out the last time with this scheme. */
export function rememberedOmissions(schemeId: string): string[] {
  return (localStorage.getItem(keyOf(schemeId)) ?? '').split('\n').filter((code) => code !== '')
}

export function rememberOmissions(schemeId: string, codes: readonly string[]): void {
  localStorage.setItem(keyOf(schemeId), codes.join('\n'))
}

function keyOf(schemeId: string): string {
  return `sixstar.carry.${schemeId}`
}
