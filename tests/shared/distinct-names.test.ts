import { describe, expect, it } from 'vitest'
import { distinctNames } from '@shared/results/distinct-names'

describe('names of those compared', () => {
  const named = (...subjects: [name: string, township: string][]) => [...distinctNames(subjects.map(([name, township], at) => ({ subjectId: String(at), name, township }))).values()]

  it('stay as they are where they differ', () => {
    expect(named(['甲公司', '一镇'], ['乙公司', '一镇'])).toEqual(['甲公司', '乙公司'])
  })

  it('have the township where they are the same, and a number where that is the same too', () => {
    expect(named(['甲公司', '一镇'], ['甲公司', '二镇'], ['乙公司', '一镇'])).toEqual(['甲公司（一镇）', '甲公司（二镇）', '乙公司'])
    expect(named(['甲公司', '一镇'], ['甲公司', '一镇'], ['甲公司', '二镇'])).toEqual(['甲公司（一镇） 1', '甲公司（一镇） 2', '甲公司（二镇）'])
    expect(named(['甲公司', ''], ['甲公司', ''])).toEqual(['甲公司 1', '甲公司 2'])
  })
})
