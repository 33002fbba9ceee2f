/** The threads that write files, as they are built: the same bytes as without a thread, a way to stop, and nobody waits for them. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Paper } from '@shared/paper/paper'
import { paperWorker } from '../../src/main/papers/start-worker'
import { writePaper } from '../../src/main/papers/write'
import { roundDataWorker } from '../../src/main/round-data/start-worker'
import { openRoundData } from '../../src/main/round-data/write'

const folder = mkdtempSync(join(tmpdir(), 'sixstar-workers-'))
const built = (name: string) => join(folder, `${name}.cjs`)

beforeAll(async () => {
  const alias = [{ find: /^@rules$/, replacement: join(process.cwd(), 'src/rules/index.ts') }, { find: /^@shared\//, replacement: `${join(process.cwd(), 'src/shared')}/` }]
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias },
    ssr: { noExternal: true },
    build: { ssr: true, target: 'node18', outDir: folder, emptyOutDir: false, rollupOptions: { input: { paper: 'src/main/papers/worker.ts', 'round-data': 'src/main/round-data/worker.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name].cjs' } } },
  })
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function paper(rows: number): Paper {
  const table: Extract<Paper['blocks'][number], { kind: 'table' }>['table'] = {
    name: '排名',
    title: '排名表',
    subtitle: { left: '制表单位：甲', right: '日期：2026-12-31' },
    columns: [{ title: '名次', kind: 'integer' }, { title: '单位名称', kind: 'text' }, ...Array.from({ length: 18 }, (_, at) => ({ title: `列${at}`, kind: 'decimal' as const, decimals: 2 }))],
    frozen: 2,
    rows: Array.from({ length: rows }, (_, row) => [row + 1, `示例有限公司${row}`, ...Array.from({ length: 18 }, (_, at) => ((row * 7 + at * 13) % 1000) / 100)]),
    notes: ['注：无。'],
    signatures: ['制表人'],
  }
  return { name: '排名表', size: 'A3', orientation: 'landscape', date: '2026-12-31', blocks: [{ kind: 'table', table }] }
}

async function drained(steps: AsyncIterable<number>): Promise<number[]> {
  const all: number[] = []
  for await (const step of steps) all.push(step)
  return all
}

describe('the paper thread', () => {
  it.each(['xlsx', 'csv', 'docx'] as const)('writes %s as without a thread, telling how far it is', async (format) => {
    const path = (name: string) => join(folder, `${name}.${format}`)
    const rows = format === 'docx' ? 40 : 600
    const steps = await drained(paperWorker(built('paper'))({ paper: paper(rows), format, path: path('thread'), signal: undefined }))
    await drained(writePaper({ paper: paper(rows), format, path: path('own'), signal: undefined }))
    expect(readFileSync(path('thread')).equals(readFileSync(path('own')))).toBe(true)
    expect(steps.at(-1)).toBe(rows)
  })

  it('writes the next document on the same thread, and again after one that failed', async () => {
    // A copy that is gone after the first document: another thread could not be started from it.
    const program = join(folder, 'once.cjs')
    copyFileSync(built('paper'), program)
    const write = paperWorker(program)
    for (let at = 0; at < 3; at += 1) {
      await drained(write({ paper: paper(3), format: 'docx', path: join(folder, `${at}.docx`), signal: undefined }))
      rmSync(program, { force: true })
    }
    await expect(drained(write({ paper: paper(3), format: 'csv', path: join(folder, 'nowhere', 'a.csv'), signal: undefined }))).rejects.toMatchObject({ code: 'ENOENT' })
    copyFileSync(built('paper'), program)
    await drained(write({ paper: paper(3), format: 'docx', path: join(folder, '3.docx'), signal: undefined }))
    const [first, ...others] = [0, 1, 2, 3].map((at) => readFileSync(join(folder, `${at}.docx`)))
    for (const other of others) expect(other).toEqual(first)
  })

  it('ends at once when it is stopped, and says why a file cannot be written', async () => {
    const controller = new AbortController()
    const path = join(folder, 'stopped.xlsx')
    const stopped = async () => {
      for await (const done of paperWorker(built('paper'))({ paper: paper(5_000), format: 'xlsx', path, signal: controller.signal })) if (done > 0) controller.abort()
    }
    await expect(stopped()).rejects.toMatchObject({ code: 'cancelled' })
    expect(existsSync(path)).toBe(false)
    await expect(drained(paperWorker(built('paper'))({ paper: paper(3), format: 'csv', path: join(folder, 'nowhere', 'a.csv'), signal: undefined }))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('lets the process answer while 10 000 rows are written', async () => {
    const large = paper(10_000)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    await drained(paperWorker(built('paper'))({ paper: large, format: 'xlsx', path: join(folder, 'large.xlsx'), signal: undefined }))
    delay.disable()
    const onThread = delay.max / 1e6
    // Against the same work without the thread, so that a busy machine does not decide.
    delay.reset()
    delay.enable()
    await drained(writePaper({ paper: large, format: 'xlsx', path: join(folder, 'large-own.xlsx'), signal: undefined }))
    delay.disable()
    expect(onThread).toBeLessThan(delay.max / 1e6)
  }, 60_000)
})

describe('the thread of round data', () => {
  const rows = [['r', 'o1', 't', 'complete', 0, 90.25, 1, 0, 5, null, 1, 1, 1, null, null, '[]']]

  it('writes the same bytes as without a thread', async () => {
    const path = (name: string) => join(folder, name, 'data.zip')
    for (const [name, open] of [['thread', roundDataWorker(built('round-data'))], ['own', openRoundData]] as const) {
      mkdirSync(dirname(path(name)))
      const data = open(path(name), [{ name: '说明.txt', text: '说明' }])
      await data.add('results', rows)
      await data.finish()
    }
    expect(readFileSync(path('thread')).equals(readFileSync(path('own')))).toBe(true)
  })

  it('leaves nothing when it is discarded, and says what cannot be written', async () => {
    const into = join(folder, 'discarded')
    mkdirSync(into)
    const data = roundDataWorker(built('round-data'))(join(into, 'data.zip'), [])
    await data.add('results', rows)
    await data.discard()
    expect(readdirSync(into)).toEqual([])
    const nowhere = roundDataWorker(built('round-data'))(join(into, 'nowhere', 'data.zip'), [])
    await expect(nowhere.add('results', rows)).rejects.toThrow(/ENOENT/)
  })
})
