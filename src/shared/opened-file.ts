import type { FileKind } from './domain/file'

const kinds: Record<string, FileKind> = { '.sixstar': 'data-file', '.sixtask': 'task', '.sixscore': 'scores', '.json': 'scheme' }

/** The endings of the files the program can open by themselves. */
export const openedExtensions = Object.keys(kinds)

/** What a file that is handed to the program as a whole would be opened as, by the ending of its name; null for any other. */
export function openedKind(name: string): FileKind | null {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? null : (kinds[name.slice(dot).toLowerCase()] ?? null)
}
