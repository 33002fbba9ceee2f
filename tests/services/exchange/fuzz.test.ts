/** Damaged and hostile packages: refused with a sentence, in bounded time, with nothing written. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '@shared/errors'
import { openArchive } from '../../../src/main/exchange/archive/read'
import { writeArchive, type ManifestHead } from '../../../src/main/exchange/archive/write'
import { mergeScores } from '../../../src/main/services/exchange/merge'
import { openTask } from '../../../src/main/services/exchange/open-task'
import { sendScores } from '../../../src/main/services/exchange/send-scores'
import { sendTask } from '../../../src/main/services/exchange/send-task'
import { openRound, schemeNamed } from '../round-helpers'
import { machine } from './machine'

const numRuns = Number(process.env['SIXSTAR_FUZZ'] ?? 500)
const folder = mkdtempSync(join(tmpdir(), 'fuzz-packages-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a hostile table may hold in place of a value. */
const junk = fc.oneof(
  fc.constantFrom<unknown[]>(null, true, -1, 0, 1e308, 2 ** 53, '', ' ', '\u0000', '\ud800', '../../machine.json', 'x'.repeat(100_000), [], {}, [[[[[[[[]]]]]]]], { __proto__: null, constructor: 1 }, 'sheet', 'merge'),
  fc.anything({ maxDepth: 2 }).map((value): unknown => JSON.parse(JSON.stringify(value ?? null))),
)
interface Damage {
  how: 'byte' | 'cut' | 'value' | 'line' | 'key'
  at: number
  depth: number
  value: unknown
}
const damage = fc.record<Damage>({ how: fc.constantFrom('byte', 'cut', 'value', 'line', 'key'), at: fc.nat(), depth: fc.nat({ max: 4 }), value: junk })

/** Replaces a value, or adds a key, somewhere in a JSON value. */
function altered(value: unknown, { how, at, depth, value: replacement }: Damage): unknown {
  if (typeof value !== 'object' || value === null || depth === 0) return how === 'value' ? replacement : value
  const keys = Object.keys(value)
  const key = keys[at % Math.max(1, keys.length)]
  if (how === 'key' || key === undefined) return Array.isArray(value) ? [...value, replacement] : { ...value, extra: replacement }
  const inner = altered(Reflect.get(value, key), { how, at: Math.floor(at / 7), depth: depth - 1, value: replacement })
  return Array.isArray(value) ? value.map((each: unknown, index) => (String(index) === key ? inner : each)) : { ...value, [key]: inner }
}

/** The same package with one table changed; its manifest is made anew and signed again, so that only the content is wrong. */
async function rewritten(path: string, target: string, kind: Damage, secret: string | null): Promise<void> {
  const archive = await openArchive(path)
  const names = Object.keys(archive.manifest.files).sort()
  const texts = await Promise.all(names.map(async (name) => ({ name, text: await archive.text(name) })))
  archive.close()
  const chosen = kind.at % texts.length
  const files = texts.map((file, index) => (index === chosen ? { ...file, text: changed(file, kind) } : file))
  const { kind: packageKind, packageId, taskId, round, scheme, author, madeAt, application, counts } = archive.manifest
  const head: ManifestHead = { kind: packageKind, packageId, taskId, round, scheme, author, madeAt, application, counts }
  await writeArchive(target, head, files, secret)
}

function changed({ name, text }: { name: string; text: string }, kind: Damage): string {
  if (!name.endsWith('.jsonl')) return JSON.stringify(altered(JSON.parse(text), kind)) ?? ''
  const lines = text.split('\n').filter((line) => line !== '')
  if (lines.length === 0) return `${JSON.stringify(kind.value)}\n`
  const index = kind.at % lines.length
  if (kind.how === 'line') lines.splice(index, 1)
  else lines[index] = JSON.stringify(altered(JSON.parse(lines[index] ?? 'null'), kind)) ?? ''
  return lines.map((line) => `${line}\n`).join('')
}

async function fuzzed(path: string, kind: Damage, secret: string | null): Promise<string> {
  const target = join(folder, `fuzz-${Math.random()}`)
  if (kind.how !== 'byte' && kind.how !== 'cut') {
    await rewritten(path, target, kind, secret)
    return target
  }
  const bytes = readFileSync(path)
  const at = kind.at % bytes.length
  if (kind.how === 'byte') bytes.writeUInt8(bytes.readUInt8(at) ^ (1 + (kind.depth * 37) % 255), at)
  writeFileSync(target, kind.how === 'cut' ? bytes.subarray(0, at) : bytes)
  return target
}

async function exchanged() {
  const [office, town] = [machine(), machine()]
  office.context.dataFiles.create('工委')
  const { id } = schemeNamed(office.store(), '年度')
  const { roundId, subjectIds } = openRound(office.store(), id, ['甲', '乙', '丙'].map((name) => ({ name, track: 'small' })))
  const { task, file } = await sendTask(office.context, { roundId, author: '评分员', stages: ['town'], subjectIds, otherStages: false, personal: false })
  const taskPath = office.context.files.resolve(file.id).path
  await openTask(town.context, { file: town.bring(office, file) })
  town.enter(roundId, 'town', subjectIds.map((subjectId, index) => ({ subjectId, indicator: 'P2', texts: { meeting: `${index}` } })))
  const scores = await sendScores(town.context, { taskId: task.id })
  return { office, town, roundId, taskPath, scorePath: town.context.files.resolve(scores.file.id).path, secret: town.store().tasks.find(task.id)?.secret ?? '' }
}

describe('packages from anywhere', () => {
  it(`scores: ${numRuns} damaged ones`, async () => {
    const { office, scorePath, secret } = await exchanged()
    const seen = { refused: 0, taken: 0 }
    await fc.assert(
      fc.asyncProperty(damage, fc.boolean(), async (kind, signed) => {
        const path = await fuzzed(scorePath, kind, signed ? secret : 'ab'.repeat(32))
        const before = office.store().revision
        const file = office.context.files.register(path).id
        const began = performance.now()
        try {
          await mergeScores(office.context, { file })
          seen.taken++
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
          expect(office.store().revision).toBe(before)
          seen.refused++
        }
        rmSync(path, { force: true })
        expect(performance.now() - began).toBeLessThan(10_000)
      }),
      { numRuns },
    )
    expect(seen.refused).toBeGreaterThan(seen.taken)
    expect(office.store().verifyChain().ok).toBe(true)
    expect(office.store().isSound()).toBe(true)
  }, 3_600_000)

  it(`tasks: ${numRuns} damaged ones`, async () => {
    const { taskPath } = await exchanged()
    const town = machine()
    const seen = { refused: 0, taken: 0 }
    await fc.assert(
      fc.asyncProperty(damage, async (kind) => {
        const path = await fuzzed(taskPath, kind, null)
        const before = town.context.dataFiles.list().length
        try {
          await openTask(town.context, { file: town.context.files.register(path).id })
          expect(town.store().isSound()).toBe(true)
          seen.taken++
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
          expect(town.context.dataFiles.list()).toHaveLength(before)
          seen.refused++
        }
        rmSync(path, { force: true })
      }),
      { numRuns },
    )
    expect(seen.refused).toBeGreaterThan(seen.taken)
  }, 3_600_000)
})
