import type { AuditFilter } from '@shared/domain/audit'
import type { Progress } from '@shared/domain/progress'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '@shared/errors'
import type { TableRow } from '@shared/paper/table'
import type { ServiceContext } from '../context'
import { headCode } from './codes'
import { changeFilter } from './search'
import { auditWords } from './words'

const perStep = 1000
/** Rows of a sheet less title, head and notes. */
const mostRows = 1_048_000

/** A document with a table of the log, newest first. Names and phones of persons are in it only when asked for. */
export async function* auditTable(
  context: ServiceContext,
  { filter, personal }: { filter: AuditFilter; personal: boolean },
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress<{ id: string }>, void> {
  const store = context.store()
  const wanted = changeFilter(store, filter)
  const total = store.changes.count(wanted)
  if (total > mostRows) throw new AppError('invalid-input', `有 ${total} 条，一张表放不下。请先按时间或评价期筛选。`)
  const words = auditWords(store, { personal })
  const rows: TableRow[] = []
  // In place of a clock: the time of the newest entry, or of the file where nothing is found.
  const [last] = store.changes.page(wanted, 0, 1)
  const newest = last?.at ?? store.info.createdAt
  while (rows.length < total) {
    const entries = store.changes.page(wanted, rows.length, perStep)
    if (entries.length === 0) break
    for (const each of entries.map(words)) {
      rows.push([chinaTime(each.at), each.by, each.action, each.roundName, each.subjectName, each.what, each.before, each.after, each.device.slice(0, 8), each.sequence, each.hash.slice(0, 12)])
    }
    yield { type: 'progress', done: rows.length, total, label: '读取留痕' }
    await setImmediate()
    if (signal?.aborted) throw new AppError('cancelled', '已取消，没有导出。')
  }
  const heads = store.changes.devices().map((device) => {
    const sequence = store.changes.headOf(device)
    return headCode({ device, sequence, hash: store.changes.find(device, sequence)?.hash ?? '' })
  })
  const table = {
    name: '留痕',
    title: '留痕',
    subtitle: { left: store.settings.get().unitName, right: `${rows.length} 条` },
    columns: [
      { title: '时间', kind: 'text' as const },
      ...['由谁', '做什么', '评价期', '评价对象', '改的是什么', '之前', '之后', '链'].map((title) => ({ title, kind: 'text' as const })),
      { title: '序号', kind: 'integer' as const },
      { title: '校验码', kind: 'text' as const },
    ],
    frozen: 1,
    rows,
    notes: [
      '注：1. 时间以各条记录所在电脑的时钟为准，按北京时间列出。“链”是一台电脑在一个数据文件里写的记录，“校验码”是这一条的校验值的开头。',
      `\u3000\u30002. 各链的最后一条：${heads.join('，')}。`,
      ...(personal ? [] : ['\u3000\u30003. 台账中的个人姓名和电话没有列出。']),
    ],
    signatures: [],
  }
  yield { type: 'done', result: context.papers.keep({ name: '留痕', size: 'A3', orientation: 'landscape', date: newest.slice(0, 10), blocks: [{ kind: 'table', table }] }) }
}

/** China has one time zone and no summer time. */
function chinaTime(iso: string): string {
  return new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}
