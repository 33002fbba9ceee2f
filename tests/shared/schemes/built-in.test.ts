import type { Scheme } from '@rules'
import { builtInSchemes } from '@shared/schemes'
import { describe, expect, it } from 'vitest'

const byId = (id: string): Scheme => {
  const found = builtInSchemes.find((scheme) => scheme.id === id)
  if (found === undefined) throw new Error(`no built-in scheme ${id}`)
  return found
}
const indicatorCodes = (scheme: Scheme) => scheme.stars.map((star) => star.indicators.map((indicator) => indicator.code).join(' '))

describe('built-in schemes', () => {
  it('have stable ids and say that they are examples', () => {
    expect(builtInSchemes.map((scheme) => scheme.id)).toEqual(['six-star-year', 'six-star-quarter', 'member-unit', 'project-contest'])
    for (const scheme of builtInSchemes) expect(scheme.note).toContain('示例方案，请按本地文件调整')
  })

  it.each(['six-star-year', 'six-star-quarter'])('%s has six stars and 29 indicators of 100 points', (id) => {
    const { stars } = byId(id)
    expect(stars.map((star) => [star.code, star.fullScore])).toEqual([['P', 15], ['O', 20], ['T', 15], ['S', 20], ['C', 15], ['B', 15]])
    expect(indicatorCodes(byId(id))).toEqual(['P1 P2 P3 P4', 'O1 O2 O3 O4 O5', 'T1 T2 T3 T4 T5', 'S1 S2 S3 S4 S5 S6', 'C1 C2 C3 C4 C5', 'B1 B2 B3 B4'])
  })

  it.each(builtInSchemes.map((scheme) => [scheme.id, scheme] as const))('%s has stars that add up', (_, scheme) => {
    for (const star of scheme.stars) {
      expect(star.indicators.reduce((sum, indicator) => sum + indicator.fullScore, 0)).toBe(star.fullScore)
    }
  })

  it('scores S5 at the last stage only', () => {
    const s5 = byId('six-star-year').stars.flatMap((star) => star.indicators).find((indicator) => indicator.code === 'S5')
    expect(s5?.roles).toEqual(['city'])
  })
})
