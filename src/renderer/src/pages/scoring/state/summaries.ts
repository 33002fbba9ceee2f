import { cellLocks } from './cells'
import { skippedTotal, type BlockPlan } from './paste'

const skippedNames: Record<keyof BlockPlan['skipped'], string> = {
  'not-applicable': '按方案不适用',
  stage: '这一阶段不评',
  finished: '评价期已定级',
  closed: '评分表已确认',
  'beyond-task': '不在任务包的范围',
  outside: '超出表格',
  'too-long': '文字超过 2000 字',
}

/** What was left alone, by reason: “跳过 3 格（按方案不适用 2，超出表格 1）”; empty when nothing was. */
export function skippedText(plan: BlockPlan): string {
  const total = skippedTotal(plan)
  if (total === 0) return ''
  const reasons = ([...cellLocks, 'outside', 'too-long'] as const).filter((reason) => plan.skipped[reason] > 0).map((reason) => `${skippedNames[reason]} ${plan.skipped[reason]}`)
  return `跳过 ${total} 格（${reasons.join('，')}）`
}

/** What a written block did, in one sentence. */
export function blockText(plan: BlockPlan, kind: 'paste' | 'fill' | 'delete'): string {
  const verb = { paste: '已粘贴', fill: '已填充', delete: '已清除' }[kind]
  const refused = plan.refused.length === 0 ? '' : `退回 ${plan.refused.length} 处`
  return [plan.changed === 0 ? '没有改变' : `${verb} ${plan.changed} 格`, refused, skippedText(plan)].filter((part) => part !== '').join('，')
}
