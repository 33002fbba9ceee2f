import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../store/helpers'
import { raw, serve } from './serve'

async function upload(name: string, body: string) {
  const { origin, cookie, context } = await serve()
  const answer = await fetch(`${origin}/upload?name=${encodeURIComponent(name)}`, { method: 'POST', body, headers: { cookie, origin } })
  return { answer, context }
}

describe('uploads', () => {
  it('arrive whole, under a handle', async () => {
    const { answer, context } = await upload('台账 2026.xlsx', '内容')
    const file = await answer.json()
    expect(file).toMatchObject({ name: '台账 2026.xlsx', size: 6 })
    expect(readFileSync(context.files.resolve(file.id).path, 'utf8')).toBe('内容')
  })

  it.each(['../../machine.json', '/etc/passwd', 'C:\\Windows\\win.ini', '..', 'CON', 'a\0b.xlsx', '', 'x'.repeat(5000)])('keep to their folder whatever they are called: %j', async (name) => {
    const { answer, context } = await upload(name, 'x')
    expect(answer.status).toBe(200)
    const { path } = context.files.resolve((await answer.json()).id)
    const folder = dirname(dirname(context.files.temporaryPath('other')))
    expect(dirname(dirname(path))).toBe(folder)
    expect(basename(path)).not.toMatch(/[/\\\0]|^\.\.?$/)
  })
})

describe('downloads', () => {
  it('carry Chinese names and are never shown in the page', async () => {
    const { origin, cookie, context } = await serve()
    const path = join(temporaryFolder(), 'table.xlsx')
    writeFileSync(path, 'x')
    const { id } = context.files.register(path, '排名表（规上企业）“1”.xlsx')
    const answer = await raw(origin, `/download/${id}`, { cookie })
    expect(answer).toMatchObject({ status: 200, body: 'x' })
    expect(answer.headers['content-disposition']).toBe("attachment; filename*=UTF-8''%E6%8E%92%E5%90%8D%E8%A1%A8%EF%BC%88%E8%A7%84%E4%B8%8A%E4%BC%81%E4%B8%9A%EF%BC%89%E2%80%9C1%E2%80%9D.xlsx")
    expect(answer.headers['content-type']).toBe('application/octet-stream')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  it('are known by handle only', async () => {
    const { origin, cookie } = await serve()
    for (const id of ['00000000-0000-4000-8000-000000000000', '..%2f..%2fetc%2fpasswd', '/etc/passwd']) {
      expect((await raw(origin, `/download/${id}`, { cookie })).status).toBe(404)
    }
  })
})
