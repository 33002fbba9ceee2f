import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { afterAll, describe, expect, it } from 'vitest'
import type { Indicator } from '@rules'
import { entryParts } from '@shared/entry'
import { askedGroups } from '../../../src/main/services/mark-files/asked'
import { stageStanding } from '../../../src/main/services/mark-files/standing'
import { openRound, schemeNamed, serviceContext, textsFor } from '../round-helpers'
import { newStore } from '../../store/helpers'
import { area, opened, type FilledBook } from './helpers'

/** Every file of a zip, by name. */
async function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  const files = new Map<string, Buffer>()
  const entries = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  for (const entry of entries) {
    const chunks: Buffer[] = []
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) chunks.push(chunk)
    files.set(entry.fileName, Buffer.concat(chunks))
  }
  return files
}

async function zipped(files: Iterable<[string, Buffer]>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of files) zip.addBuffer(bytes, name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** So many organizations in two townships, and their forms by name. */
async function sentOut(count: number) {
  const store = newStore()
  const { id, scheme } = schemeNamed(store, '年度方案')
  const subjects = Array.from({ length: count }, (_, at) => ({ name: nameOf(at), track: 'large', attributes: { enterprise: true, township: at % 2 === 0 ? '甲镇' : '乙镇' } }))
  const { roundId, subjectIds } = openRound(store, id, subjects)
  const files = area(serviceContext(store), roundId)
  const cells = (at: number, stage = 'self') => store.sheets.find({ roundId, stage, evaluator: '' }, subjectIds[at] ?? '')?.cells ?? {}
  const indicators = askedGroups(scheme, 'self').flatMap((group) => group.indicators)
  const forms = await unzipped(await files.forms({ stage: 'self' }))
  const formOf = (at: number): Buffer => [...forms].find(([name]) => name.endsWith(`自评表 ${nameOf(at)}.xlsx`))?.[1] ?? Buffer.alloc(0)
  return { store, roundId, subjectIds, files, cells, indicators, forms, formOf }
}

const nameOf = (at: number) => `示例${at + 1}号机械制造有限公司`

/** Fills in everything the form asks for. */
function fill(form: FilledBook, indicators: readonly Indicator[]): void {
  for (const indicator of indicators) {
    const texts = textsFor(indicator, true)
    for (const { code } of entryParts(indicator)) if (form.rows.some((row) => row[0] === JSON.stringify([indicator.code, code]))) form.type(form.lineOf(indicator.code, code), 8, texts[code] ?? '')
  }
}

describe('自评表', () => {
  it('goes out as one file for each organization, by township, and asks what the grid has for it', async () => {
    const { store, roundId, subjectIds, indicators, forms, formOf } = await sentOut(3)
    expect([...forms.keys()]).toEqual(['甲镇/自评表 示例1号机械制造有限公司.xlsx', '乙镇/自评表 示例2号机械制造有限公司.xlsx', '甲镇/自评表 示例3号机械制造有限公司.xlsx'])
    const form = opened(formOf(0))
    expect(form.rows.flat()).toContain('示例1号机械制造有限公司')
    // 第一议题 concerns 双管 enterprises alone.
    expect(form.rows.flat()).not.toContain('第一议题制度')
    const standing = stageStanding(store, roundId, 'self')
    const asked = indicators.filter(({ code }) => standing.applies(subjectIds[0] ?? '', code)).map(({ code }) => code)
    const rows = form.rows.flatMap(([slot]) => (typeof slot === 'string' && slot.startsWith('[') ? [String(JSON.parse(slot)[0])] : []))
    expect([...new Set(rows)]).toEqual(asked)
  })

  it('comes back from 60 organizations in one zip, beside damaged, strange and doubled files, in one transaction', { timeout: 120_000 }, async () => {
    const { store, roundId, subjectIds, files, cells, indicators, formOf } = await sentOut(60)
    const back: [string, Buffer][] = []
    for (let at = 0; at < 57; at += 1) {
      const form = opened(formOf(at))
      fill(form, indicators)
      back.push([`收回/${at + 1}.xlsx`, form.bytes()])
    }
    const second = opened(formOf(0))
    second.type(second.lineOf('P2', 'meeting'), 8, 3)
    second.type(second.lineOf('P2', 'meeting'), 9, '缺三次记录')
    back.push(['收回/1（改）.xlsx', second.bytes()])
    const copied = opened(formOf(58))
    copied.type(3, 3, '别的单位')
    fill(copied, indicators)
    back.push(['收回/借用.xlsx', copied.bytes()], ['收回/损坏.xlsx', formOf(59).subarray(0, 4000)], ['收回/空白.xlsx', formOf(57)], ['收回/~$1.xlsx', Buffer.from('x')], ['说明.txt', Buffer.from('x')])
    const source = await files.open([files.put('收回.zip', await zipped(back))])
    expect(source.stage).toBe('self')
    expect(source.files.filter(({ kind }) => kind === 'refused').map(({ name, reason }) => `${name} ${reason.slice(0, 13)}`)).toEqual(['收回/借用.xlsx 这份自评表是发给“示例59', '收回/损坏.xlsx 文件已损坏或不完整，无法读'])
    const first = await files.preview(source)
    expect(first).toMatchObject({ organizations: 56, doubled: [{ name: '示例1号机械制造有限公司', chosen: null }] })
    expect(first.absent).toEqual(['示例59号机械制造有限公司', '示例60号机械制造有限公司'])
    expect(first.blank.map((file) => source.files[file]?.name)).toEqual(['收回/空白.xlsx'])
    const changed = first.doubled[0]?.files.find(({ filled }) => filled === 1)?.file ?? -1
    const preview = await files.preview(source, { chosen: { [subjectIds[0] ?? '']: changed } })
    expect(preview.organizations).toBe(57)
    expect(preview.counts).toMatchObject({ changed: 0, refused: 0, closed: 0 })
    const result = await files.commit(source.importId)
    expect(result).toEqual({ accepted: preview.counts.new, drafts: 0, organizations: 57 })
    expect(cells(0)).toMatchObject({ P2: { input: { items: { meeting: 3 }, reason: '缺三次记录' } } })
    expect(Object.keys(cells(0))).toEqual(['P2'])
    expect(Object.values(cells(56)).every(({ state }) => state === 'mark')).toBe(true)
    expect(Object.keys(cells(56)).length).toBeGreaterThan(25)
    expect(new Set(store.changes.ofRound(roundId).filter(({ entity }) => entity === 'sheet').map(({ at, action }) => `${at} ${action}`)).size).toBe(1)
  })

  it('goes to another stage when that is chosen', async () => {
    const { files, cells, formOf } = await sentOut(3)
    const form = opened(formOf(2))
    form.type(form.lineOf('P2', 'meeting'), 8, 11)
    const source = await files.open([files.put('a.xlsx', form.bytes())])
    await files.preview(source, { stage: 'city' })
    await files.commit(source.importId)
    expect(cells(2, 'city')['P2']).toMatchObject({ input: { items: { meeting: 11 } } })
  })

  const office = ['soffice', 'libreoffice'].find((command) => spawnSync(command, ['--version']).status === 0)
  if (office === undefined) console.info('LibreOffice is not installed: forms saved by it are not tested here')
  const folder = mkdtempSync(join(tmpdir(), 'forms-office-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.skipIf(office === undefined).each(['xlsx', 'xls'])('is known again after LibreOffice saved it as .%s', { timeout: 120_000 }, async (type) => {
    const { files, indicators, formOf } = await sentOut(4)
    const form = opened(formOf(3))
    form.type(form.lineOf('P2', 'meeting'), 8, 9)
    form.type(form.lineOf('P4', 'option'), 8, '较好')
    const [part] = indicators.filter(({ code }) => code === 'S3').flatMap(entryParts)
    form.type(form.lineOf('S3', part?.code ?? ''), 8, '不适用')
    const path = join(folder, 'form.xlsx')
    writeFileSync(path, form.bytes())
    const { status, stderr } = spawnSync(office ?? '', [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', type, '--outdir', join(folder, 'out'), path], { timeout: 110_000 })
    expect(status, stderr.toString()).toBe(0)
    const source = await files.open([files.put(`a.${type}`, readFileSync(join(folder, 'out', `form.${type}`)))])
    expect(source.files).toMatchObject([{ kind: 'form', subjectName: '示例4号机械制造有限公司' }])
    const preview = await files.preview(source)
    expect(preview.items.map(({ indicator, outcome, after }) => `${indicator} ${outcome} ${after}`).sort()).toEqual(['P2 new 三会一课、主题党日（次） 9', 'P4 new 较好', 'S3 new 不适用'])
  })
})
