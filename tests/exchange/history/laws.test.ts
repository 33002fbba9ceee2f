import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Causality } from '../../../src/main/exchange/history/knowledge'
import { keyOf, registersOf, type Register } from '../../../src/main/exchange/history/register'
import { stateDigest } from '../../../src/main/exchange/history/digest'
import { idOf } from '../../../src/main/exchange/merge/plan'
import type { LogEntry } from '../../../src/main/store'
import { Machine } from './machines'

/** A machine writes, or sends all it has, or gets something that was sent at some time. `which` is taken modulo what there is. */
interface Step {
  do: 'write' | 'send' | 'receive'
  machine: number
  which: number
  value: number | null
}

const steps = fc.array(
  fc.record<Step>({ do: fc.constantFrom('write', 'send', 'receive'), machine: fc.nat({ max: 4 }), which: fc.nat({ max: 30 }), value: fc.option(fc.nat({ max: 4 })) }),
  { maxLength: 40 },
)

/** Up to five machines; each has a clock of its own that may be wrong by years and jump back. */
const histories = fc.record({ count: fc.integer({ min: 2, max: 5 }), steps, offsets: fc.array(fc.integer({ min: -4000, max: 4000 }), { minLength: 1, maxLength: 20 }) })

interface Played {
  machines: Machine[]
  acknowledged: LogEntry[]
}

function play({ count, steps, offsets }: { count: number; steps: Step[]; offsets: number[] }): Played {
  let tick = 0
  const clock = () => {
    const days = offsets[tick++ % offsets.length] ?? 0
    return new Date(Date.UTC(2026, 0, 1) + days * 86_400_000 + tick).toISOString()
  }
  const machines = Array.from({ length: count }, (_, index) => new Machine(`machine-${index}`, clock))
  const acknowledged: LogEntry[] = []
  const sent: (readonly LogEntry[])[] = []
  for (const step of steps) {
    const machine = one(machines, step.machine)
    if (step.do === 'write') acknowledged.push(machine.write(`cell-${step.which % 3}`, step.value))
    else if (step.do === 'send') sent.push(machine.send())
    else if (sent.length > 0) machine.receive(one(sent, step.which))
  }
  return { machines, acknowledged }
}

function one<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length]
  if (item === undefined) throw new Error('nothing to take')
  return item
}

const union = (machines: readonly Machine[]) => [...new Map(machines.flatMap(({ entries }) => entries).map((entry) => [idOf(entry), entry])).values()]
const registersIn = (entries: readonly LogEntry[]) => registersOf(entries, new Causality(entries))

describe('merging histories', () => {
  it('gives the same state in any order and with any repetition', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (history, random) => {
        const { machines } = play(history)
        const expected = stateDigest(registersIn(union(machines)).values())
        const packages = machines.map((machine) => machine.send())
        for (const machine of machines) {
          const order = [...packages, ...packages].map((each) => ({ each, key: random.next().value })).sort((a, b) => a.key - b.key)
          for (const { each } of order) machine.receive(each)
          expect(machine.digest()).toBe(expected)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('loses no acknowledged value: it stands, or is listed as a conflict, or was replaced in knowledge of it', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { machines, acknowledged } = play(history)
        const all = union(machines)
        const causality = new Causality(all)
        const registers = registersIn(all)
        for (const entry of acknowledged) {
          expect(all).toContainEqual(entry)
          const stands = registers.get(keyOf(entry))?.heads.some((head) => idOf(head) === idOf(entry))
          const replaced = all.some((other) => keyOf(other) === keyOf(entry) && causality.knows(other, entry))
          expect(stands !== replaced).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('takes a choice made in knowledge of a conflict as its end, everywhere', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { machines } = play(history)
        const office = one(machines, 0)
        for (const machine of machines) office.receive(machine.send())
        const conflicts = [...office.registers().values()].filter(({ conflicting }) => conflicting)
        for (const { place } of conflicts) office.write(place, 99)
        for (const machine of machines) machine.receive(office.send())
        for (const machine of machines) for (const { place } of conflicts) expect(standing(machine.registers(), place)).toMatchObject({ conflicting: false, value: 99 })
      }),
      { numRuns: 1000 },
    )
  })
})

function standing(registers: Map<string, Register>, place: string): { conflicting: boolean; value: unknown } {
  const register = [...registers.values()].find((each) => each.place === place)
  const after: unknown = JSON.parse(register?.current.after ?? 'null')
  return { conflicting: register?.conflicting ?? true, value: typeof after === 'object' && after !== null && 'value' in after ? after.value : null }
}
