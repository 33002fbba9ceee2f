import { setImmediate } from 'node:timers/promises'
import type { AuditChain, AuditEntry, AuditChoices, ChainReport } from '@shared/domain/audit'
import type { Progress } from '@shared/domain/progress'
import { AppError } from '@shared/errors'
import type { ChainCheck, ChainFault, Store } from '../../store'
import { headCode } from './codes'
import { auditWords } from './words'

/** Everything the log can be filtered by. */
export function auditChoices(store: Store): AuditChoices {
  return { actors: store.changes.actors(), actions: store.changes.actions(), chains: chainsOf(store) }
}

/** Chains have no names of their own: who wrote in one tells people which machine it is. */
function chainsOf(store: Store): AuditChain[] {
  const people = store.changes.people()
  return store.changes.chains().map((chain) => ({ ...chain, own: chain.device === store.device, people: people.get(chain.device) ?? [] }))
}

const faults: Record<ChainFault, (sequence: number) => string> = {
  altered: (sequence) => `第 ${sequence} 条的内容与它的校验值不符：这条记录写入之后被改动过。它之前的记录没有问题。`,
  missing: (sequence) => `第 ${sequence} 条之前缺少记录：有记录被删除，或者文件损坏。`,
  detached: (sequence) => `第 ${sequence} 条接不上前一条：前面的记录被替换过，或者这一条是插进来的。`,
}

/** Computes all chains again; other calls are answered in between. @throws AppError `cancelled` */
export async function* chainReport(store: Store, signal: AbortSignal | undefined): AsyncGenerator<Progress<ChainReport>, void> {
  const total = store.changes.chains().reduce((sum, { entries }) => sum + entries, 0)
  const steps = store.chainCheck()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) {
      yield { type: 'done', result: toldReport(store, step.value) }
      return
    }
    yield { type: 'progress', done: step.value, total, label: '逐条核对留痕' }
    await setImmediate()
    if (signal?.aborted) throw new AppError('cancelled', '已取消核对。')
  }
}

function toldReport(store: Store, { ok, entries, heads, broken }: ChainCheck): ChainReport {
  const chains = new Map(chainsOf(store).map((chain) => [chain.device, chain]))
  const words = auditWords(store, { personal: true })
  const entryAt = (device: string, sequence: number): AuditEntry | null => {
    const entry = store.changes.find(device, sequence)
    return entry && words(entry)
  }
  const about = (device: string) => ({ device, own: device === store.device, people: chains.get(device)?.people ?? [] })
  return {
    ok,
    entries,
    heads: heads.map((head) => ({ ...about(head.device), sequence: head.sequence, code: headCode(head) })),
    broken: broken.map(({ device, sequence, fault }) => ({ device, own: device === store.device, sequence, what: faults[fault](sequence), entry: entryAt(device, sequence) })),
  }
}
