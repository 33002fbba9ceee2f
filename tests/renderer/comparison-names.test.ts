import { describe, expect, it } from 'vitest'
import { distinctNames } from '@/pages/comparison/state/distinct-names'

describe('names of those compared', () => {
  const of = (name: string, township: string) => ({ name, township })

  it('stay as they are where they differ', () => {
    expect(distinctNames([of('甲公司', '一镇'), of('乙公司', '一镇')])).toEqual(['甲公司', '乙公司'])
  })

  it('have the township where they are the same, and a number where that is the same too', () => {
    expect(distinctNames([of('甲公司', '一镇'), of('甲公司', '二镇'), of('乙公司', '一镇')])).toEqual(['甲公司（一镇）', '甲公司（二镇）', '乙公司'])
    expect(distinctNames([of('甲公司', '一镇'), of('甲公司', '一镇'), of('甲公司', '二镇')])).toEqual(['甲公司（一镇） 1', '甲公司（一镇） 2', '甲公司（二镇）'])
    expect(distinctNames([of('甲公司', ''), of('甲公司', '')])).toEqual(['甲公司 1', '甲公司 2'])
  })
})
