import { Causality, mergeEntity } from '../../../src/main/exchange/history/knowledge'
import { registersOf, type Register } from '../../../src/main/exchange/history/register'
import { stateDigest } from '../../../src/main/exchange/history/digest'
import { planMerge } from '../../../src/main/exchange/merge/plan'
import { entryHash, type LogEntry } from '../../../src/main/store'

/** A machine that writes, sends all it has, and merges what it gets – with real hashes and whatever clock it has. */
export class Machine {
  readonly entries: LogEntry[] = []
  private head = { sequence: 0, hash: '' }

  constructor(
    readonly device: string,
    private readonly clock: () => string,
  ) {}

  /** One acknowledged write. */
  write(place: string, value: unknown): LogEntry {
    return this.append('sheet', 'round/subject', place, value === null ? null : { value, at: this.clock(), by: this.device })
  }

  /** What leaves this machine now: a copy, so that it can arrive late, twice, or never. */
  send(): readonly LogEntry[] {
    return [...this.entries]
  }

  receive(incoming: readonly LogEntry[]): void {
    const { taken, knowledge } = planMerge(this.entries, incoming)
    if (taken.length === 0) return
    this.entries.push(...taken)
    this.append(mergeEntity, 'package', '', { knowledge })
  }

  registers(): Map<string, Register> {
    return registersOf(this.entries, new Causality(this.entries))
  }

  digest(): string {
    return stateDigest(this.registers().values())
  }

  private append(entity: string, entityId: string, place: string, after: unknown): LogEntry {
    const body = {
      device: this.device,
      sequence: this.head.sequence + 1,
      previousHash: this.head.hash,
      at: this.clock(),
      actor: this.device,
      action: 'test',
      entity,
      entityId,
      place,
      base: 0,
      before: null,
      after: after === null ? null : JSON.stringify(after),
    }
    const entry = { ...body, hash: entryHash(body) }
    this.head = { sequence: entry.sequence, hash: entry.hash }
    this.entries.push(entry)
    return entry
  }
}
