import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const folder = new URL('../../../../shared/data/oracles/', import.meta.url)

/** Tests against published results, which lie beside the project (their licences differ, so they are not part of it). Where they are not, one test says so. */
export function withPublished<T>(file: string, read: (content: unknown) => T, tests: (data: T) => void): void {
  const path = new URL(file, folder)
  if (existsSync(path)) tests(read(JSON.parse(readFileSync(path, 'utf8'))))
  else it(`${file} is not beside this checkout: not compared`, () => expect(existsSync(path)).toBe(false))
}
