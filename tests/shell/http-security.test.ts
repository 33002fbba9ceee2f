import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { raw, serve } from './serve'

describe('the browser shell', () => {
  it('gives a cookie for its address, once', async () => {
    const { page, origin, cookie } = await serve()
    expect(cookie).toMatch(/^sixstar-\d+=[\w-]{43}$/)
    const again = await fetch(page.address, { redirect: 'manual' })
    expect(again.status).toBe(403)
    expect(again.headers.get('set-cookie')).toBeNull()
    expect((await raw(origin, '/', { cookie })).status).toBe(200)
  })

  it('keeps the cookie from scripts and from other sites', async () => {
    const { setCookie } = await serve()
    expect(setCookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
  })

  it('takes no other token', async () => {
    const { origin } = await serve()
    expect((await raw(origin, `/?token=${'a'.repeat(43)}`, {})).status).toBe(403)
  })

  it.each(['/', '/assets/index.js', '/rpc/application/status', '/download/x', '/upload'])('answers 403 without the cookie: %s', async (path) => {
    const { origin } = await serve()
    expect((await raw(origin, path, {})).status).toBe(403)
    expect((await raw(origin, path, { cookie: 'sixstar=wrong' })).status).toBe(403)
  })

  it('answers to its own name only: a name that was pointed here gets 421', async () => {
    const { origin, cookie } = await serve()
    const { port } = new URL(origin)
    for (const host of [`localhost:${port}`, `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${Number(port) + 1}`]) {
      expect((await raw(origin, '/', { cookie, host })).status, host).toBe(421)
    }
  })

  it('takes nothing from pages of other origins, and no write without an origin', async () => {
    const { origin, cookie } = await serve()
    for (const from of ['http://evil.example', 'null', 'https://127.0.0.1', origin.replace('127.0.0.1', 'localhost')]) {
      expect((await raw(origin, '/', { cookie, origin: from })).status, from).toBe(403)
    }
    expect((await raw(origin, '/rpc/application/status', { cookie }, 'POST')).status).toBe(403)
    const allowed = await raw(origin, '/rpc/application/status', { cookie, origin }, 'POST')
    expect(allowed.status).toBe(200)
    expect(allowed.headers['access-control-allow-origin']).toBeUndefined()
  })

  it.each(['/../machine.json', '/../secret.js', '/assets/../../secret.js', '/%2e%2e/secret.js', '/%2e%2e%2fsecret.js', '/%252e%252e/secret.js', '/..\\secret.js', '/..%5csecret.js', '/assets/index.js%00', '/%', '//etc/passwd', '/assets'])(
    'serves nothing beside the page: %s',
    async (path) => {
      const { origin, cookie } = await serve()
      const { status, body } = await raw(origin, path, { cookie })
      expect(status).toBe(404)
      expect(body).not.toContain('secret')
    },
  )

  it('sends its protections with pages and with refusals', async () => {
    const { origin, cookie } = await serve()
    for (const answer of [await raw(origin, '/', { cookie }), await raw(origin, '/nothing', { cookie }), await raw(origin, '/', {})]) {
      const policy = String(answer.headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/)
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      expect(answer.headers['referrer-policy']).toBe('no-referrer')
    }
  })

  it('knows only the methods it uses', async () => {
    const { origin, cookie } = await serve()
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) expect((await raw(origin, '/', { cookie, origin }, method)).status, method).toBe(405)
  })

  it('listens on this machine only', async () => {
    const { origin } = await serve()
    const { port } = new URL(origin)
    const others = Object.values(networkInterfaces()).flatMap((found) => found ?? []).filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const { address } of others) {
      const reached = await new Promise((resolve) => {
        const socket = connect(Number(port), address, () => resolve(true)).on('error', () => resolve(false))
        socket.unref()
      })
      expect(reached, address).toBe(false)
    }
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  it('refuses a body beyond any use before reading it', async () => {
    const { origin, cookie } = await serve()
    const answer = await raw(origin, '/rpc/scoring/enter', { cookie, origin, 'content-type': 'application/json', 'content-length': String(1024 ** 3) }, 'POST').catch((error: unknown) => error)
    expect(answer).toMatchObject({ status: 413 })
  })

  it('stops reading a body of untold length beyond any use', async () => {
    const { origin, cookie } = await serve()
    const { hostname, port } = new URL(origin)
    const megabyte = Buffer.alloc(1024 * 1024, 'x')
    const { answer, sent } = await new Promise<{ answer: string; sent: number }>((resolve) => {
      let sent = 0
      let answered = false
      const call = request({ hostname, port, method: 'POST', path: '/rpc/scoring/enter', headers: { cookie, origin, 'content-type': 'application/json', 'transfer-encoding': 'chunked' } }, (response) => {
        answered = true
        resolve({ answer: String(response.resume().statusCode), sent })
        call.destroy()
      })
      call.on('error', (error: NodeJS.ErrnoException) => resolve({ answer: error.code ?? error.message, sent }))
      const more = () => {
        if (answered || sent >= 400) return
        sent += 1
        call.write(megabyte, more)
      }
      more()
    })
    // Who is still sending may find the line closed before the answer is read.
    expect(['413', 'EPIPE', 'ECONNRESET']).toContain(answer)
    expect(sent).toBeLessThan(200)
  })
})
