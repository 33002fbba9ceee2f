import { createHash } from 'node:crypto'
import { titleKey } from '@shared/register'

/** Identifies a header: the same titles in the same order, however they are spaced. */
export function headerSignature(titles: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(titles.map(titleKey))).digest('hex')
}
