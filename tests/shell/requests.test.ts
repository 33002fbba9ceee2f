import { describe, expect, it } from 'vitest'
import { createShellRequests } from '../../src/main/shell/requests'

describe('what the shell asks of the page', () => {
  it('waits until the page asks, and comes in order', async () => {
    const requests = createShellRequests()
    requests.push({ type: 'go', to: '/a' })
    requests.push({ type: 'palette' })
    const reader = requests.read(undefined)
    expect((await reader.next()).value).toEqual({ type: 'go', to: '/a' })
    expect((await reader.next()).value).toEqual({ type: 'palette' })
    const later = reader.next()
    requests.push({ type: 'close' })
    expect((await later).value).toEqual({ type: 'close' })
  })

  it('goes to the page that asked last: a reloaded one', async () => {
    const requests = createShellRequests()
    const gone = requests.read(undefined).next()
    const reader = requests.read(undefined)
    const next = reader.next()
    requests.push({ type: 'keys' })
    expect(await gone).toEqual({ done: true, value: undefined })
    expect((await next).value).toEqual({ type: 'keys' })
  })

  it('ends when the page is gone', async () => {
    const requests = createShellRequests()
    const ending = new AbortController()
    const next = requests.read(ending.signal).next()
    ending.abort()
    expect((await next).done).toBe(true)
  })
})
