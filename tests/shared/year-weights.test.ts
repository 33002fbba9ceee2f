import { describe, expect, it } from 'vitest'
import { equalWeights, newestAt, sumRemark, weightProblem, weightSum } from '@shared/domain/year-weights'

describe('weights of a year', () => {
  it('are decimals above 0 with at most four places', () => {
    for (const good of ['1', '0.15', '25', '0.0001', '9999.9999']) expect(weightProblem(good), good).toBeNull()
    for (const bad of ['', '-1', '1e3', '.5', '5.', '0.00001', '１', '60%', '10000']) expect(weightProblem(bad), bad).toContain('权重填数字')
    for (const none of ['0', '0.0']) expect(weightProblem(none), none).toContain('大于 0')
  })

  it('add up exactly, and a sum nobody means is remarked on', () => {
    expect(weightSum(['0.1', '0.2'])).toBe(0.3)
    for (const meant of [['0.15', '0.15', '0.15', '0.15', '0.4'], ['60', '40'], ['1', '1', '1'], ['7']]) expect(sumRemark(meant), meant.join()).toBeNull()
    expect(sumRemark(['0.6', '0.5'])).toBe('权重合计 1.1，不是 1 或 100：将按各期所占比例折算。')
  })

  it('come as presets without a cut digit', () => {
    expect([2, 3, 4, 5].map(equalWeights)).toEqual([['0.5', '0.5'], ['1', '1', '1'], ['0.25', '0.25', '0.25', '0.25'], ['0.2', '0.2', '0.2', '0.2', '0.2']])
    expect([1, 2, 4, 5].map((count) => newestAt(40, count))).toEqual([null, ['0.4', '0.6'], ['0.4', '0.2', '0.2', '0.2'], ['0.4', '0.15', '0.15', '0.15', '0.15']])
    expect(newestAt(60, 8)).toBeNull()
    for (const count of [2, 3, 4, 5, 6]) for (const percent of [40, 60]) expect([null, 1]).toContain(newestAt(percent, count) && weightSum(newestAt(percent, count) ?? []))
  })
})
