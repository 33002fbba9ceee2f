import rules from '../../../../docs/scoring-rules.md?raw'
import guide from '../../../../docs/user-guide.md?raw'
import { sectionsOf } from './sections'

/** The pictures of the handbook, by the name its text gives them. */
export const pictures: Record<string, string> = import.meta.glob('../../../../docs/images/*.webp', { eager: true, query: '?url', import: 'default' })

/** Where a picture of the handbook lies in the built page; null for one that is not there. */
export function pictureAddress(name: string): string | null {
  return Object.entries(pictures).find(([path]) => path.endsWith(`/${name}`))?.[1] ?? null
}

/** Everything that can be read and searched, in reading order. */
export const sections = [...sectionsOf('guide', guide), ...sectionsOf('rules', rules)]
