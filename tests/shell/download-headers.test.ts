/** Names in the header of a download (RFC 5987), and downloads that are not there. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../store/helpers'
import { raw, serve } from './serve'

/** Registers a file under this name and answers where it is had. */
async function produced(name: string, content = 'x') {
  const served = await serve()
  const path = join(temporaryFolder(), 'table.xlsx')
  writeFileSync(path, content)
  return { ...served, path, download: `/download/${served.context.files.register(path, name).id}` }
}

it.each(["汇总 (1)'*.xlsx", '"; filename=evil.exe', '排名\r\nSet-Cookie: a=b.csv', '𬭊光，50%.csv'])('writes %j with the characters RFC 5987 allows, and reads back as it was', async (name) => {
  const { origin, cookie, download } = await produced(name)
  const header = String((await raw(origin, download, { cookie })).headers['content-disposition'])
  const [, value = ''] = /^attachment; filename\*=UTF-8''([\w!#$&+\-.^`|~%]+)$/.exec(header) ?? []
  expect(decodeURIComponent(value)).toBe(name)
})

it('tells the size, also without sending the content', async () => {
  const { origin, cookie, download } = await produced('a.xlsx', '六星')
  expect(await raw(origin, download, { cookie }, 'HEAD')).toMatchObject({ status: 200, body: '', headers: { 'content-length': '6', 'cache-control': 'no-store' } })
})

it('says so when the file has gone from the disk', async () => {
  const { origin, cookie, download, path } = await produced('a.xlsx')
  rmSync(path)
  const answer = await raw(origin, download, { cookie })
  expect(answer.status).toBe(404)
  expect(JSON.parse(answer.body)).toEqual({ code: 'not-found', message: '没有找到这个文件，请重新导出。' })
})
