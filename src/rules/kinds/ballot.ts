import { plain, shown } from '../explain/text'
import { numberFault } from '../numbers/checks'
import { add, divide, exact, multiply, SCALE, sum, type Exact } from '../numbers/exact'
import type { BallotRule, MarkInput } from '../types'
import { isRecord, ordinary, ownValue, wrongShape, type CompiledRule } from './kind'

/** 测评票: full score × Σ worth × votes ÷ (100 × Σ votes). */
export function compileBallot(rule: BallotRule, fullScore: Exact): CompiledRule {
  const grades = new Map(rule.grades.map((grade) => [grade.code, { name: grade.name, worth: exact(grade.worth) }]))
  const minimum = rule.minimumVotes ?? 1
  const votesOf = (input: MarkInput | null) => (input && 'items' in input ? input.items : {})

  function points(input: MarkInput | null): Exact | null {
    const votes = votesOf(input)
    const total = sum(Object.values(votes).map(exact))
    if (total === 0) return null
    const worth = Object.entries(votes).reduce<Exact>((all, [code, count]) => add(all, multiply(grades.get(code)?.worth ?? 0, exact(count))), 0)
    return divide(multiply(fullScore, worth), multiply(100 * SCALE, total))
  }

  return {
    ...ordinary,
    shape: (input) => ('items' in input && isRecord(input.items) ? null : wrongShape('应填各档票数')),
    check(input) {
      const votes = votesOf(input)
      const unknown = Object.keys(votes).find((code) => !grades.has(code))
      if (unknown !== undefined) return { code: 'unknown-item', message: `没有“${unknown}”这一档` }
      const counts = Object.values(votes)
      const fault = numberFault(counts, true)
      if (fault) return fault
      if (counts.some((count) => count < 0)) return { code: 'out-of-range', message: '票数不能小于 0' }
      const total = counts.reduce((all, count) => all + count, 0)
      return total < minimum ? { code: 'too-few-votes', message: `有效票 ${total} 张，至少要 ${minimum} 张` } : null
    },
    points,
    explain(input) {
      const votes = votesOf(input)
      const lines = rule.grades.map((grade) => ({ text: `${grade.name} ${ownValue(votes, grade.code) ?? 0} 票，每票 ${plain(grade.worth)}`, points: null, children: [] }))
      const total = Object.values(votes).reduce((all, count) => all + count, 0)
      const result = points(input)
      return { text: `满分 ${shown(fullScore)} × 各档票数折合 ÷ 有效票 ${total} 张${result === null ? '' : ` = ${shown(result)} 分`}`, points: result, children: lines }
    },
  }
}
