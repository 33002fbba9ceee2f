/** A test fails on any console output it did not expect: a warning nobody reads is a fault nobody sees. */
import { afterEach, beforeEach, expect, vi } from 'vitest'

const spied = ['error', 'warn', 'log', 'info', 'debug'] as const

beforeEach(() => {
  for (const method of spied) vi.spyOn(console, method).mockImplementation(() => undefined)
})

afterEach(() => {
  const calls = spied.flatMap((method) => vi.mocked(console[method]).mock.calls.map((call) => [method, ...call]))
  vi.restoreAllMocks()
  expect(calls, 'unexpected console output').toEqual([])
})
