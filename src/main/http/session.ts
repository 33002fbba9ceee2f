import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/**
 * Who may talk to the browser shell: whoever opened the printed address, once, and keeps the cookie it gave. Other
 * programs and web pages on this machine know neither.
 *
 * @param port cookies do not tell ports apart: its number in the name keeps two running programs from taking each other's
 */
export function createSession(port: number) {
  const secret = randomBytes(32).toString('base64url')
  let token: string | null = randomBytes(32).toString('base64url')
  const cookie = `sixstar-${port}=${secret}`

  return {
    /** The one-time token of the printed address. */
    token,
    /** Whether this is the token, still unused; it is used up by asking. */
    redeem(given: string): boolean {
      if (token === null || !same(given, token)) return false
      token = null
      return true
    },
    setCookie: `${cookie}; HttpOnly; SameSite=Strict; Path=/`,
    /** Whether a request carries the cookie. */
    knows(request: IncomingMessage): boolean {
      const cookies = (request.headers.cookie ?? '').split(';').map((each) => each.trim())
      return cookies.some((each) => same(each, cookie))
    },
  }
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
