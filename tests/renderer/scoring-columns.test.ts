import { describe, expect, it } from 'vitest'
import { builtInSchemes } from '@shared/schemes'
import { gridColumns, indicatorGroups, indicatorTitle } from '@/pages/scoring/grid/columns'
import { stagesOf } from '@/pages/scoring/state/stages'

const [year, , , contest] = builtInSchemes
if (!year || !contest) throw new Error('built-in schemes expected')

describe('tabs', () => {
  it('are the six stars, bonus and deductions', () => {
    expect(indicatorGroups(year).map((group) => [group.code, group.kind])).toEqual([
      ['P', 'star'],
      ['O', 'star'],
      ['T', 'star'],
      ['S', 'star'],
      ['C', 'star'],
      ['B', 'star'],
      ['bonus', 'bonus'],
      ['deduction', 'deduction'],
    ])
    expect(indicatorGroups({ ...year, bonus: [], deductions: undefined }).map((group) => group.code)).toEqual(['P', 'O', 'T', 'S', 'C', 'B'])
  })

  it('know whose sheet is filled in', () => {
    expect(stagesOf(year).map((stage) => stage.name)).toEqual(['自评', '镇街初评', '市级复评'])
    expect(stagesOf(contest).length).toBeGreaterThan(1)
    expect(stagesOf({ ...year, panel: { mode: 'single' } })).toEqual([])
  })
})

describe('columns', () => {
  const groups = indicatorGroups(year)
  const all = groups.flatMap((group) => gridColumns(group.indicators))

  it('give each part of an input its own column', () => {
    const ofIndicator = (code: string) => all.filter((column) => column.indicator.code === code)
    expect(ofIndicator('S1').map((column) => column.first)).toEqual([true, false, false])
    expect(ofIndicator('T1').map((column) => [column.title, column.align])).toEqual([['符合数', 'right'], ['总数', 'right']])
    expect(ofIndicator('P4').map((column) => [column.part.kind, column.align])).toEqual([['option', 'left']])
    expect(new Set(all.map((column) => column.key)).size).toBe(all.length)
  })

  it('are wide enough for the heading of their indicator in two lines, and no wider than needed', () => {
    for (const group of groups) {
      for (const indicator of group.indicators) {
        const width = all.filter((column) => column.indicator.code === indicator.code).reduce((sum, column) => sum + column.width, 0)
        expect(width, indicator.code).toBeGreaterThanOrEqual(Math.min(220, (indicatorTitle(indicator).length * 14 * 0.7) / 2))
      }
    }
    expect(all.every((column) => column.width >= 64 && column.width <= 260)).toBe(true)
  })
})
