/** Uploads that cannot be taken: each gets its answer, and what was read of it is gone. */
import { existsSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import { basename, dirname, extname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startPageServer } from '../../src/main/http/server'
import type { ServiceContext } from '../../src/main/services/context'
import { temporaryFolder } from '../store/helpers'
import { raw, services } from './serve'

const limit = 1024 * 1024

/** A browser shell that takes files up to 1 MB, and a way to upload to it. */
async function limited(context: ServiceContext = services()) {
  const page = await startPageServer(context, 'none', limit)
  onTestFinished(() => page.close())
  const { origin, search } = new URL(page.address)
  const cookie = String((await raw(origin, `/${search}`, {})).headers['set-cookie']).split(';')[0] ?? ''
  const upload = (body: Buffer, name = 'a.csv') => fetch(`${origin}/upload?name=${encodeURIComponent(name)}`, { method: 'POST', body: new Uint8Array(body), headers: { cookie, origin } })
  return { context, origin, cookie, upload }
}

it('takes a file of just the size allowed', async () => {
  const { upload } = await limited()
  expect(await (await upload(Buffer.alloc(limit, 1))).json()).toMatchObject({ name: 'a.csv', size: limit })
})

it.each([limit + 1, 40 * limit])('says so when a file of %i bytes is too large, though all of it was sent', async (size) => {
  const { upload } = await limited()
  const answer = await upload(Buffer.alloc(size, 1))
  expect(answer.status).toBe(413)
  expect(await answer.json()).toEqual({ code: 'file-too-large', message: '文件超过 1 MB，没有读入。' })
})

it('takes nothing of untold length', async () => {
  const { origin, cookie } = await limited()
  const { hostname, port } = new URL(origin)
  const status = await new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method: 'POST', path: '/upload?name=a.csv', headers: { cookie, origin, 'transfer-encoding': 'chunked' } }, (response) => resolve(response.resume().statusCode))
    sent.on('error', reject).end('x')
  })
  expect(status).toBe(411)
})

it('answers when the file could not be kept', async () => {
  const context = services()
  const missing = join(temporaryFolder(), 'gone', 'a.csv')
  const { upload } = await limited({ ...context, files: { ...context.files, temporaryPath: () => missing } })
  const answer = await upload(Buffer.alloc(limit, 1))
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({ code: 'internal', message: '文件没有读完，请重新选择。' })
})

it('keeps nothing of an upload that broke off', async () => {
  const context = services()
  const folder = temporaryFolder()
  const path = join(folder, 'a.csv')
  const { origin, cookie } = await limited({ ...context, files: { ...context.files, temporaryPath: () => path } })
  const { hostname, port } = new URL(origin)
  const sent = request({ hostname, port, method: 'POST', path: '/upload?name=a.csv', headers: { cookie, origin, 'content-length': '100' } })
  sent.on('error', () => undefined)
  sent.write('half')
  await expect.poll(() => existsSync(path)).toBe(true)
  sent.destroy()
  await expect.poll(() => readdirSync(folder)).toEqual([])
})

it.each([
  ['台'.repeat(200) + '.xlsx', '.xlsx'],
  ['𬭊'.repeat(100) + '.csv', '.csv'],
])('takes a name longer than a file system does, keeping its kind', async (name, kind) => {
  const { upload, context } = await limited()
  const answer = await upload(Buffer.from('x'), name)
  expect(answer.status).toBe(200)
  const { path } = context.files.resolve((await answer.json()).id)
  expect(extname(path)).toBe(kind)
  expect(basename(dirname(path))).toMatch(/^[\da-f-]{36}$/)
})
