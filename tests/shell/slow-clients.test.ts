/** Clients that dawdle or send nonsense: they are let go, and others are served meanwhile. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { startPageServer } from '../../src/main/http/server'
import { raw, services } from './serve'

const patience = 400

async function impatient() {
  const page = await startPageServer(services(), 'none', 1024, patience)
  onTestFinished(() => page.close())
  const { port, origin } = new URL(page.address)
  const open = async (): Promise<Socket> => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    onTestFinished(() => void socket.destroy())
    await once(socket, 'connect')
    return socket
  }
  return { origin, open }
}

it('lets a client go that sends its request byte by byte, and answers others meanwhile', async () => {
  const { origin, open } = await impatient()
  const socket = await open()
  const began = Date.now()
  const dawdling = setInterval(() => socket.write('x'), 50)
  socket.write('GET / HTTP/1.1\r\nX-Slow: ')
  socket.resume()
  const closed = once(socket, 'close')
  expect((await raw(origin, '/', {})).status).toBe(403)
  await closed
  clearInterval(dawdling)
  expect(Date.now() - began).toBeLessThan(20 * patience)
})

it('answers with fifty of them waiting', async () => {
  const { origin, open } = await impatient()
  const sockets = await Promise.all(Array.from({ length: 50 }, open))
  for (const socket of sockets) socket.write('GET / HTTP/1.1\r\n')
  expect((await raw(origin, '/', {})).status).toBe(403)
  await Promise.all(sockets.map((socket) => (socket.resume(), once(socket, 'close'))))
})

it.each(['\u0000\u0001\u0002\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\n\r\n`, 'GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n'])('lets nonsense go', async (words) => {
  const { origin, open } = await impatient()
  const socket = await open()
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
  const closed = new Promise((resolve) => socket.on('close', resolve))
  socket.end(words)
  await closed
  expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d |$)/)
  expect((await raw(origin, '/', {})).status).toBe(403)
})
