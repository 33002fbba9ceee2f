/** What gets in by the one-time address, beyond the ordinary ways that http-security.test.ts tries. */
import { connect } from 'node:net'
import { request } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { startPageServer } from '../../src/main/http/server'
import { raw, serve, services } from './serve'

it.each(['127.0.0.2', '::1'])('listens on no other address of this machine: %s', async (elsewhere) => {
  const { page, origin } = await serve()
  expect(page.server.address()).toMatchObject({ address: '127.0.0.1', family: 'IPv4' })
  const outcome = await new Promise<string>((resolve) => {
    const socket = connect({ host: elsewhere, port: Number(new URL(origin).port) }, () => resolve('connected'))
    socket.on('error', () => resolve('refused'))
    onTestFinished(() => void socket.destroy())
  })
  expect(outcome).toBe('refused')
})

it('uses the token up for a browser only, not for what looks ahead at an address', async () => {
  const page = await startPageServer(services(), 'none')
  onTestFinished(() => page.close())
  const { origin, search } = new URL(page.address)
  expect((await raw(origin, `/${search}`, {}, 'HEAD')).status).toBe(403)
  expect((await raw(origin, `/${search}`, { host: 'localhost' })).status).toBe(421)
  const opened = await raw(origin, `/${search}`, {})
  expect(opened).toMatchObject({ status: 303, headers: { location: '/', 'cache-control': 'no-store' } })
  expect(search).not.toContain(String(opened.headers['set-cookie']).split(/[=;]/)[1])
})

it('shows the page when the used address is loaded again in the same browser', async () => {
  const { page, origin, cookie } = await serve()
  expect((await raw(origin, `/${new URL(page.address).search}`, { cookie: `other=1; ${cookie}` })).status).toBe(200)
})

it('keeps its cookie apart from that of a second running program: cookies do not tell ports apart', async () => {
  const [one, other] = [await serve(), await serve()]
  expect((await raw(one.origin, '/', { cookie: other.cookie })).status).toBe(403)
  // As a browser keeps them: of the same name, only the last.
  const kept = new Map([one, other].map(({ cookie }) => [cookie.split('=')[0], cookie]))
  for (const { origin } of [one, other]) expect((await raw(origin, '/', { cookie: [...kept.values()].join('; ') })).status).toBe(200)
})

it.each(['http://evil.example/', '*'])('answers only to a path: %s', async (path) => {
  const { origin, cookie } = await serve()
  expect((await raw(origin, path, { cookie, origin }, path === '*' ? 'OPTIONS' : 'GET')).status).toBe(400)
})

it('has nothing at the address of another', async () => {
  const { origin, cookie } = await serve()
  expect((await raw(origin, '//evil.example', { cookie })).status).toBe(404)
})

it.each(['/rpc/', '/rpc/none', '/rpc/application', '/rpc/__proto__', '/rpc/application/__proto__', '/rpc/constructor/prototype', '/rpc/application/status/toString'])('knows no procedure %s', async (path) => {
  const { origin, cookie } = await serve()
  for (const method of ['GET', 'POST']) expect((await raw(origin, path, { cookie, origin }, method)).status).toBe(404)
})

it('does nothing on being read', async () => {
  const { origin, cookie, context } = await serve()
  const input = encodeURIComponent(JSON.stringify({ json: { name: '工委' } }))
  expect((await raw(origin, `/rpc/dataFiles/create?data=${input}`, { cookie })).status).toBe(404)
  expect(context.dataFiles.status().state).toBe('no-file')
})

it('protects every answer, whatever it is', async () => {
  const { origin, cookie } = await serve()
  const known = { cookie, origin }
  const answers = [
    [200, await raw(origin, '/rpc/application/status', known, 'POST')],
    [422, await raw(origin, '/rpc/dataFiles/copy', known, 'POST')],
    [404, await raw(origin, '/rpc/none', known, 'POST')],
    [404, await raw(origin, '/download/none', known)],
    [405, await raw(origin, '/', known, 'PUT')],
    [403, await raw(origin, '/', { ...known, origin: 'http://evil.example' })],
    [421, await raw(origin, '/', { ...known, host: 'evil.example' })],
    [400, await raw(origin, 'http://evil.example/', known)],
    [200, await raw(origin, '/assets/index.js', known)],
  ] as const
  for (const [status, answer] of answers) {
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(answer.body).not.toMatch(/\bat .*[:/]\d+|node_modules/)
  }
  expect(answers.map(([, { headers }]) => headers['cache-control'])).toEqual([...Array<string>(8).fill('no-store'), 'max-age=31536000, immutable'])
})

it('survives what is no HTTP at all', async () => {
  const { origin, cookie } = await serve()
  const { hostname, port } = new URL(origin)
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.end('\0\0\0 HTTP/9.9\r\n\r\n'))
    socket.on('close', () => resolve()).on('error', reject).resume()
  })
  const broken = request({ hostname, port, method: 'POST', path: '/upload?name=a.csv', headers: { cookie, origin, 'content-length': '100' } })
  await new Promise<void>((resolve) => {
    broken.on('error', () => resolve())
    broken.write('half', () => broken.destroy())
  })
  expect((await raw(origin, '/', { cookie })).status).toBe(200)
})
