/** An ISO date as an official text writes it. */
export function chineseDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** Days from one ISO date to another, both counted. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
}
