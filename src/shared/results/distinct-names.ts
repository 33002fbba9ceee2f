import type { RoundSubject } from '../domain/round'

/** Names by subject id that tell those compared apart: of the same name, with their township, and where that is the same too, numbered. */
export function distinctNames(subjects: readonly Pick<RoundSubject, 'subjectId' | 'name' | 'township'>[]): Map<string, string> {
  const shared = (texts: readonly string[], text: string) => texts.filter((each) => each === text).length > 1
  const names = subjects.map(({ name }) => name)
  const placed = subjects.map(({ name, township }) => (shared(names, name) && township !== '' ? `${name}（${township}）` : name))
  const numbered = placed.map((text, at) => (shared(placed, text) ? `${text} ${placed.slice(0, at + 1).filter((each) => each === text).length}` : text))
  return new Map(subjects.map(({ subjectId }, at) => [subjectId, numbered[at] ?? '']))
}
