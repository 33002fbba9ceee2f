/** A name for a new data file, “2026年评价”, with a number when there is one of that name already. */
export function suggestedName(year: number, taken: readonly string[]): string {
  const name = `${year}年评价`
  if (!taken.includes(name)) return name
  let number = 2
  while (taken.includes(`${name}（${number}）`)) number++
  return `${name}（${number}）`
}
