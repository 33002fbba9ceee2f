/** Packages and scheme files made to do harm: bombs, names that lead elsewhere, links, claims of 10 GB, deep JSON, odd keys. */
import { call } from '@orpc/server'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { AppError } from '@shared/errors'
import { canonicalJson } from '../../../src/main/store'
import { mergeScores } from '../../../src/main/services/exchange/merge'
import { openTask } from '../../../src/main/services/exchange/open-task'
import { schemes } from '../../../src/main/services/schemes'
import { ORPCError } from '@orpc/server'
import { hostileZip, type HostileFile } from './hostile-zip'
import { machine } from './machine'

const numRuns = Number(process.env['SIXSTAR_FUZZ'] ?? 500)
const mostMegabytes = 1024
const longest = 10_000
const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Zeros: a thousandth of it in the file. */
const bomb = Buffer.alloc(12 * 1024 * 1024)
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const texts = fc.oneof(
  fc.constantFrom('', '{}', '[]', 'null', '{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '"\\ud800"', '"\\u0000"', '\u0000', '{"a":1}'.repeat(1000), deep(100_000), `{"scheme":${deep(20_000)}}`),
  fc.nat({ max: 200_000 }).map(deep),
  fc.json(),
)
const names = fc.oneof(
  fc.constantFrom('manifest.json', 'task.json', 'round.json', 'scheme.json', 'subjects.jsonl', 'history.jsonl', 'evaluators.jsonl', `evidence/${'0'.repeat(64)}`),
  fc.constantFrom('../machine.json', '..\\..\\x.json', '/etc/passwd', 'C:\\x.json', 'evidence/../../x', 'a/./b.json', 'x.exe', 'con.json', 'a\u0000.json', '\ud800.json', 'evidence/', '.', '..', 'manifest.json/', 'MANIFEST.JSON', `${'x'.repeat(60_000)}.json`),
)
const files = fc.array(
  fc.record({
    name: names,
    text: texts,
    size: fc.option(fc.constantFrom(0, 1, 2 ** 31, 0xfffffffe, 10 * 1024 ** 3, Number.MAX_SAFE_INTEGER), { freq: 3 }),
    mode: fc.constantFrom(0o100644, 0o120777, 0o040755, 0o060600),
    bomb: fc.option(fc.constant(bomb), { freq: 40 }),
    otherName: fc.option(fc.constant('../elsewhere'), { freq: 5 }),
  }),
  { minLength: 1, maxLength: 6 },
)

/** A manifest that agrees with the other files, so that they are looked at and not only their list. */
function manifestOf(kind: 'task' | 'score', entries: readonly HostileFile[]): HostileFile {
  const id = '8f7d1c7e-31c4-4c0a-9d5c-0d6c5a9f1a11'
  const listed = entries.map(({ name, content, claimed }) => [name, { bytes: claimed ?? content.length, sha256: createHash('sha256').update(content).digest('hex') }])
  const manifest = { format: 'sixstar-package', formatVersion: 1, kind, packageId: id, taskId: id, round: { id, name: 'x' }, scheme: { id, hash: '0'.repeat(64) }, author: 'x', madeAt: '2026-11-23T08:00:00.000Z', application: '0', counts: {}, files: Object.fromEntries(listed) }
  return { name: 'manifest.json', content: Buffer.from(canonicalJson(manifest)) }
}

async function bounded(run: () => Promise<unknown>): Promise<unknown> {
  const began = performance.now()
  try {
    return await run()
  } catch (error) {
    return error
  } finally {
    expect(performance.now() - began).toBeLessThan(longest)
    expect(process.memoryUsage().rss / 1024 / 1024).toBeLessThan(mostMegabytes)
  }
}

it(`packages: ${numRuns} made to do harm`, { timeout: 1_800_000 }, async () => {
  const office = machine()
  office.context.dataFiles.create('工委')
  const { revision } = office.store()
  const place = dirname(office.store().path)
  const before = readdirSync(place).sort()
  await fc.assert(
    fc.asyncProperty(files, fc.constantFrom('task' as const, 'score' as const), fc.boolean(), async (given, kind, honest) => {
      const entries = given.map(({ name, text, size, mode, bomb, otherName }): HostileFile => ({ name, content: bomb ?? Buffer.from(text), mode, ...(size === null ? {} : { claimed: size }), ...(otherName === null ? {} : { otherName }) }))
      const path = join(folder, 'hostile.zip')
      writeFileSync(path, hostileZip(honest ? [manifestOf(kind, entries), ...entries] : entries))
      const file = office.context.files.register(path).id
      const told = await bounded(() => (kind === 'task' ? openTask(office.context, { file }) : mergeScores(office.context, { file })))
      expect(told).toBeInstanceOf(AppError)
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
    }),
    { numRuns },
  )
  expect(readdirSync(place).sort()).toEqual(before)
  expect(office.store().revision).toBe(revision)
})

it(`scheme files: ${numRuns} made to do harm`, { timeout: 1_800_000 }, async () => {
  const office = machine()
  office.context.dataFiles.create('工委')
  const bodies = fc.oneof(
    texts,
    texts.map((text) => `{"kind":"sixstar-scheme","fileVersion":1,"scheme":${text === '' ? 'null' : text}}`),
    fc.tuple(fc.constantFrom('name', 'stars', 'level', 'panel', '__proto__', 'vetoes', 'ranking'), texts).map(([key, text]) => `{"kind":"sixstar-scheme","fileVersion":1,"scheme":{"name":"x","${key}":${text === '' ? 'null' : text}}}`),
    fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  )
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const path = join(folder, 'scheme.json')
      writeFileSync(path, body)
      const told = await bounded(() => call(schemes.importFile, { file: office.context.files.register(path).id }, { context: office.context }))
      if (told instanceof ORPCError) expect(told.code).not.toBe('internal')
      else expect(told).toMatchObject({ status: 'draft' })
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
    }),
    { numRuns },
  )
  expect(office.store().isSound()).toBe(true)
})
