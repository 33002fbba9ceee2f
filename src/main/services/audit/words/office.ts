import type { Entity, Store } from '../../../store'
import { bothSides, member, parsed, plainText, type Tell } from './told'

const settingNames: Record<string, string> = { unitName: '单位名称', evaluatorName: '默认评分人', signatures: '签名行', townships: '镇街道' }

/** What concerns the file, its people and what was sent and received. */
export function officeWords(store: Store): Record<Extract<Entity, 'file' | 'setting' | 'evaluator' | 'mapping' | 'task' | 'merge'>, Tell> {
  const roundName = (id: unknown) => store.rounds.list().find((round) => round.id === id)?.name ?? ''
  return {
    file: (entry) => ({ what: '数据文件', ...bothSides(entry, plainText) }),
    setting: (entry) =>
      entry.entityId.startsWith('comparison/')
        ? { what: '保存的对比', ...bothSides(entry, comparisonText) }
        : { what: `设置：${settingNames[entry.entityId] ?? entry.entityId}`, ...bothSides(entry, plainText) },
    mapping: () => ({ what: '导入台账时各列的对应', before: '', after: '已记住' }),
    evaluator(entry) {
      if (entry.place !== 'pin') return { what: '评分人', ...bothSides(entry, evaluatorText) }
      const name = store.evaluators.find(entry.entityId)?.name ?? ''
      return { what: `${name}的口令`, ...bothSides(entry, (value) => [member(value, 'hasPin') === true ? '有口令' : '没有口令', plainText(member(value, 'reason'))].filter(Boolean).join('，')) }
    },
    task(entry) {
      const after = parsed(entry.after)
      const sent = member(after, 'direction') === 'sent'
      const told = [roundName(member(after, 'roundId')), `${sent ? '交给' : '评分人'}${plainText(member(after, 'author'))}`, `${plainText(member(after, 'subjects'))} 家`]
      return { what: sent ? '下发的任务包' : '收到的任务包', before: '', after: told.filter(Boolean).join('，') }
    },
    merge(entry) {
      const after = parsed(entry.after)
      const isTask = member(after, 'kind') === 'task'
      const entries = member(member(after, 'counts'), 'entries')
      return { what: isTask ? '任务包' : '评分包', before: '', after: `${plainText(member(after, 'author'))}生成${typeof entries === 'number' ? `，${entries} 条记录` : ''}` }
    },
  }
}

function comparisonText(value: unknown): string {
  if (value === null) return ''
  const ids = member(value, 'subjectIds')
  return `${plainText(member(value, 'name'))}${Array.isArray(ids) ? `（${ids.length} 家）` : ''}`
}

function evaluatorText(value: unknown): string {
  if (value === null) return ''
  return [plainText(member(value, 'name')), plainText(member(value, 'unit')), member(value, 'archived') === true ? '已停用' : ''].filter(Boolean).join('，')
}
