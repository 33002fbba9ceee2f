import { schemeIndicator } from '@shared/entry'
import type { Entity, Store } from '../../../store'
import { loadRound } from '../../evaluation/load-round'
import { bothSides, member, plainText, type Tell } from './told'

/** Striving plans and their items. Names of indicators come from the plan's round. */
export function planWords(store: Store): Record<Extract<Entity, 'plan' | 'plan-item'>, Tell> {
  const names = new Map<string, string>()

  /** An item's entry names its plan only. */
  function indicatorName(planId: string, code: string): string {
    const key = `${planId}/${code}`
    const known = names.get(key)
    if (known !== undefined) return known
    const plan = store.plans.find(planId)
    const name = plan ? (schemeIndicator(loadRound(store, plan.roundId).compiled.scheme, code)?.name ?? code) : code
    names.set(key, name)
    return name
  }

  return {
    plan: (entry) => ({ what: '争创计划', ...bothSides(entry, planText) }),
    'plan-item': (entry) => ({
      what: '计划事项',
      ...bothSides(entry, (value) => (value === null ? '' : itemText(value, indicatorName(entry.entityId, plainText(member(value, 'indicator')))))),
    }),
  }
}

function planText(value: unknown): string {
  if (value === null) return ''
  const goal = member(value, 'goal')
  const level = member(goal, 'level')
  const told = level === undefined ? `争取第 ${plainText(member(goal, 'rank'))} 名` : `争取 ${plainText(level)} 星`
  return [told, plainText(member(value, 'note'))].filter(Boolean).join('，')
}

function itemText(value: unknown, indicator: string): string {
  const labelled = (label: string, name: string) => {
    const text = plainText(member(value, name))
    return text === '' ? '' : `${label}${text}`
  }
  const steps = member(value, 'steps')
  const count = Array.isArray(steps) && steps.length > 0 ? `${steps.length} 个节点` : ''
  return [indicator, labelled('目标 ', 'target'), labelled('措施：', 'measure'), labelled('责任人：', 'owner'), labelled('期限 ', 'dueOn'), `进度 ${plainText(member(value, 'progress'))}%`, labelled('备注：', 'remark'), count].filter(Boolean).join('，')
}
