import { call } from '@orpc/server'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evidence } from '../../src/main/services/evidence'
import { contentPath } from '../../src/main/services/evidence/folder'
import { createShellRequests } from '../../src/main/shell/requests'
import { newStore, temporaryFolder } from '../store/helpers'
import { context as writing, openRound, schemeNamed, serviceContext } from './round-helpers'

const pdf = '%PDF-1.7\n样例'

function office(host: 'electron' | 'browser' = 'browser') {
  const store = newStore()
  const opened: { path: string; content: string; writable: boolean }[] = []
  const unused = () => Promise.reject(new Error('not part of this test'))
  const shell = {
    chooseOpen: unused,
    chooseOpenMany: unused,
    chooseFolder: unused,
    chooseSave: unused,
    quit: () => {},
    requests: () => createShellRequests().read(AbortSignal.abort()),
    openFile: (path: string) => {
      opened.push({ path, content: readFileSync(path, 'utf8'), writable: (statSync(path).mode & 0o222) !== 0 })
      return Promise.resolve(true)
    },
  }
  const context = { ...serviceContext(store), host: host === 'electron' ? shell : null }
  const options = { context }
  const { roundId, subjectIds } = openRound(store, schemeNamed(store, '年度方案').id, ['甲', '乙'].map((name) => ({ name, track: 'small' })))
  const [subjectId = '', other = ''] = subjectIds
  const folder = temporaryFolder()
  const fileOf = (name: string, content: string | Buffer) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return context.files.register(path).id
  }
  const add = (name: string, content: string | Buffer, indicator = 'P3', subject = subjectId) => call(evidence.add, { roundId, subjectId: subject, indicator, file: fileOf(name, content) }, options)
  const list = (subject = subjectId) => call(evidence.list, { roundId, subjectId: subject }, options)
  const kept = () => readdirSync(join(dirname(store.path), '佐证材料'), { recursive: true }).map(String).filter((name) => /[0-9a-f]{64}$/.test(name))
  return { store, options, context, roundId, subjectId, other, add, list, kept, opened, fileOf }
}

describe('evidence', () => {
  it('is copied beside the data file under the hash of its content, the same content once', async () => {
    const { store, options, roundId, subjectId, other, add, list, kept } = office()
    const added = await add('会议记录.pdf', pdf)
    const hash = createHash('sha256').update(pdf).digest('hex')
    expect(added).toMatchObject({ subjectId, indicator: 'P3', name: '会议记录.pdf', size: Buffer.byteLength(pdf), hash, by: '评分人', state: 'present' })
    expect(readFileSync(contentPath(store, hash), 'utf8')).toBe(pdf)
    await add('同一内容.pdf', pdf, 'T1')
    await add('乙.pdf', pdf, 'P3', other)
    expect(kept()).toHaveLength(1)
    await expect(add('再来.pdf', pdf)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('会议记录.pdf') })
    expect((await list()).map(({ name, indicator }) => [indicator, name])).toEqual([['P3', '会议记录.pdf'], ['T1', '同一内容.pdf']])
    expect(await call(evidence.counts, { roundId }, options)).toEqual({ [subjectId]: { P3: 1, T1: 1 }, [other]: { P3: 1 } })
    expect(store.verifyChain().ok).toBe(true)
  })

  it('is removed and brought back, its content kept all the while', async () => {
    const { store, options, roundId, add, list, kept } = office()
    const { id } = await add('会议记录.pdf', pdf)
    await call(evidence.remove, { roundId, id }, options)
    expect(await list()).toEqual([])
    expect(kept()).toHaveLength(1)
    await expect(call(evidence.remove, { roundId, id }, options)).rejects.toMatchObject({ code: 'not-found' })
    await expect(call(evidence.open, { roundId, id }, options)).rejects.toMatchObject({ code: 'not-found' })
    expect(await call(evidence.restore, { roundId, id }, options)).toMatchObject({ id, state: 'present' })
    expect(await call(evidence.restore, { roundId, id }, options)).toMatchObject({ id })
    expect(await list()).toHaveLength(1)
    expect(store.changes.recent(3).map(({ action }) => action)).toEqual(['恢复佐证材料', '移除佐证材料', '添加佐证材料'])
    expect(() => store.write(writing, (tx) => tx.rounds.remove(roundId))).toThrow()
  })

  it('tells content that is missing or altered, and puts it right when the file is added again', async () => {
    const { store, options, roundId, add, list, other } = office()
    const { id, hash } = await add('会议记录.pdf', pdf)
    const path = contentPath(store, hash)
    writeFileSync(path, pdf.replace('1.7', '1.4'))
    utimesSync(path, 1, 1)
    expect(await list()).toMatchObject([{ state: 'altered' }])
    await expect(call(evidence.open, { roundId, id }, options)).rejects.toMatchObject({ code: 'file-unreadable', data: { place: { file: '会议记录.pdf' } } })
    rmSync(path)
    expect(await list()).toMatchObject([{ state: 'missing' }])
    await expect(call(evidence.open, { roundId, id }, options)).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('不在佐证材料文件夹') })
    await add('又一份.pdf', pdf, 'P3', other)
    expect(await list()).toMatchObject([{ state: 'present' }])
  })

  it('is refused when it is too large, empty, gone or at a place the round does not have', async () => {
    const { store, options, context, roundId, add, fileOf, subjectId } = office()
    await expect(add('空.pdf', '')).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(add('大.pdf', Buffer.alloc(100 * 1024 * 1024 + 1))).rejects.toMatchObject({ code: 'file-too-large' })
    const gone = fileOf('走.pdf', pdf)
    rmSync(context.files.resolve(gone).path)
    await expect(call(evidence.add, { roundId, subjectId, indicator: 'P3', file: gone }, options)).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(add('甲.pdf', pdf, 'ZZ')).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(add('甲.pdf', pdf, 'P3', '99999999-9999-4999-8999-999999999999')).rejects.toMatchObject({ code: 'invalid-input' })
    expect(existsSync(join(dirname(store.path), '佐证材料'))).toBe(false)
    store.write(writing, (tx) => tx.rounds.finish(roundId))
    await expect(add('甲.pdf', pdf)).rejects.toMatchObject({ code: 'round-finished' })
  })

  it('leaves no half-made file when the folder cannot be written', async () => {
    const { store, add, list } = office()
    writeFileSync(join(dirname(store.path), '佐证材料'), 'a file stands in the way')
    await expect(add('甲.pdf', pdf)).rejects.toMatchObject({ code: 'read-only' })
    expect(await list()).toEqual([])
  })
})

describe('opening evidence', () => {
  it('gives the system a read-only copy under its own name', async () => {
    const { options, roundId, add, opened } = office('electron')
    const { id } = await add('会议 记录.pdf', pdf)
    expect(await call(evidence.open, { roundId, id }, options)).toMatchObject({ opened: true, caution: false, file: { name: '会议 记录.pdf' } })
    expect(opened).toMatchObject([{ path: expect.stringMatching(/会议 记录\.pdf$/), content: pdf, writable: false }])
  })

  it.each([
    ['a program named as a document', '报告.pdf', 'MZ\u0000\u0000'],
    ['a document with macros', '表.xlsm', Buffer.from([0x50, 0x4b, 0x03, 0x04])],
    ['a shortcut', '链接.lnk', 'L'],
    ['a page', '页.html', '<script>'],
  ])('hands out %s for saving only', async (_what, name, content) => {
    const { options, context, roundId, add, opened } = office('electron')
    const { id } = await add(name, content)
    const answer = await call(evidence.open, { roundId, id }, options)
    expect(answer).toMatchObject({ opened: false, caution: true })
    expect(readFileSync(context.files.resolve(answer.file.id).path)).toEqual(Buffer.from(content))
    expect(opened).toEqual([])
  })

  it('is a download in a browser', async () => {
    const { options, roundId, add } = office('browser')
    const { id } = await add('表.docx', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0]))
    expect(await call(evidence.open, { roundId, id }, options)).toMatchObject({ opened: false, caution: false, file: { name: '表.docx', size: 5 } })
  })

  it('never writes outside its folder, whatever a file is called', async () => {
    const { options, context, roundId, store, subjectId } = office()
    const folder = join(temporaryFolder(), 'x')
    mkdirSync(folder)
    writeFileSync(join(folder, 'a.pdf'), pdf)
    const file = context.files.register(join(folder, 'a.pdf'), '../../恶意.pdf').id
    const { id, name } = await call(evidence.add, { roundId, subjectId, indicator: 'P3', file }, options)
    expect(name).not.toMatch(/[/\\]/)
    expect((await call(evidence.open, { roundId, id }, options)).file.name).toBe(name)
    expect(existsSync(join(dirname(dirname(store.path)), '恶意.pdf'))).toBe(false)
  })
})
