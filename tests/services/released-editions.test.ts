/**
 * Finished rounds as every release left them (tests/fixtures/editions): whoever computes them again gets the same bytes. A new
 * release adds its own with `SIXSTAR_NEW_FIXTURE=1 npx vitest run tests/services/released-editions.test.ts`; a fixture once
 * committed never changes.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileScheme, ENGINE, evaluate } from '@rules'
import type { EditionContent } from '@shared/domain/edition'
import { recompute } from '../../src/main/services/rounds/editions/editions'
import { fillSample } from '../../src/main/services/sample/fill'
import { applicationVersion } from '../../src/main/services/version'
import { canonicalJson, createStore } from '../../src/main/store'
import { round } from '../rules/support/arbitrary'
import { device, temporaryFolder } from '../store/helpers'

const folder = join('tests', 'fixtures', 'editions')
const fileOf = (version: string) => join(folder, `${version}.txt.gz`)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Editions of every kind of rule, panel, quota and rounding: the sample's finished rounds, and small ones drawn by a seed. */
function editionsOfNow(): string[] {
  const store = createStore(join(temporaryFolder(), 'sample.sixstar'), { device, now: () => new Date(0), sample: true })
  for (const step of fillSample(store)) expect(step.total).toBeGreaterThan(0)
  const sample = store.rounds.list().flatMap(({ id }) => store.editions.list(id).map(({ number }) => store.editions.bytes(id, number) ?? ''))
  store.close()
  const drawn = fc.sample(round(), { seed: 20_261_128, numRuns: 60 }).map(({ scheme, entries, options }, at): string => {
    const content: EditionContent = {
      format: 1,
      round: { id: `drawn-${at}`, name: `第${at + 1}例`, startsOn: '2026-01-01', endsOn: '2026-12-31' },
      engine: ENGINE,
      scheme,
      subjects: entries.map(({ organizationId: id }) => ({ id, name: id, partyName: '', township: '' })),
      entries,
      previousLevels: options.previousLevels ?? {},
      results: evaluate(compileScheme(scheme), entries, { ...options, detail: 'full' }),
    }
    return canonicalJson(content)
  })
  return [...sample.slice(0, 1), ...drawn]
}

if (process.env.SIXSTAR_NEW_FIXTURE === '1' && !existsSync(fileOf(applicationVersion))) {
  it('writes the fixture of this release', () => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(fileOf(applicationVersion), gzipSync(editionsOfNow().map((bytes) => `${sha256(bytes)} ${bytes}\n`).join('')))
  })
}

describe('editions of every release', () => {
  it('are there for this one', () => {
    expect(existsSync(fileOf(applicationVersion))).toBe(true)
  })

  it.each(existsSync(folder) ? readdirSync(folder).sort() : [])('%s computes to the same bytes', (name) => {
    const lines = gunzipSync(readFileSync(join(folder, name))).toString('utf8').trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(50)
    for (const line of lines) {
      const [digest = '', bytes = ''] = [line.slice(0, 64), line.slice(65)]
      expect(sha256(bytes)).toBe(digest)
      const content: EditionContent = JSON.parse(bytes)
      expect(recompute(content)).toMatchObject({ same: true, different: [] })
      const again = evaluate(compileScheme(content.scheme), content.entries, { previousLevels: content.previousLevels, detail: 'full' })
      expect(sha256(canonicalJson({ ...content, results: again }))).toBe(digest)
    }
  })
})
