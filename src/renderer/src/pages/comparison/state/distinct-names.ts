import type { RoundSubject } from '@shared/domain/round'

/** Names that tell those compared apart: of the same name, with their township, and where that is the same too, numbered. */
export function distinctNames(subjects: readonly Pick<RoundSubject, 'name' | 'township'>[]): string[] {
  const shared = (texts: readonly string[], text: string) => texts.filter((each) => each === text).length > 1
  const names = subjects.map(({ name }) => name)
  const placed = subjects.map(({ name, township }) => (shared(names, name) && township !== '' ? `${name}（${township}）` : name))
  return placed.map((text, at) => (shared(placed, text) ? `${text} ${placed.slice(0, at + 1).filter((each) => each === text).length}` : text))
}
