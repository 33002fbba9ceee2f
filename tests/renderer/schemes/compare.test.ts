import type { Scheme } from '@rules'
import { schemeIndicators } from '@shared/entry'
import { describe, expect, it } from 'vitest'
import { compareDocuments } from '@/pages/schemes/compare/compare'
import { moveTo, removeAt, replaceAt } from '@/pages/schemes/state/lists'
import { builtIn, indicator } from './fixture'

const year = builtIn('六星评价（年度方案）')
const [first] = year.stars
if (!first) throw new Error('no star')

function withFirst(star: typeof first): Scheme {
  return { ...year, stars: star ? replaceAt(year.stars, 0, star) : year.stars }
}

describe('two versions side by side', () => {
  it('finds nothing between a scheme and itself', () => {
    const { differences, tables, parts } = compareDocuments(year, structuredClone(year))
    expect(differences).toBe(0)
    expect(tables.flatMap((table) => table.rows)).toHaveLength(schemeIndicators(year).length)
    expect(parts.every((part) => part.lines.every((line) => line.left === line.right))).toBe(true)
  })

  it('puts a changed rule beside the old one', () => {
    const changed = withFirst({ ...first, indicators: replaceAt(first.indicators, 0, { ...indicator({ kind: 'score', from: 'zero' }, 5, 'P1'), name: first.indicators[0]?.name ?? '' }) })
    const { differences, tables } = compareDocuments(year, changed)
    expect(differences).toBe(1)
    expect(tables[0]?.rows[0]).toMatchObject({ key: 'P1', standing: 'changed', left: { name: '第一议题制度' }, right: { rule: '直接给分，0 至 5 分。' } })
  })

  it('tells what was added and removed, in its place', () => {
    const added = indicator({ kind: 'score', from: 'zero' }, 5, 'P9')
    const changed = withFirst({ ...first, indicators: [...removeAt(first.indicators, 0), added] })
    const rows = compareDocuments(year, changed).tables[0]?.rows.map((row) => [row.key, row.standing])
    expect(rows).toEqual([
      ['P1', 'left'],
      ['P2', 'same'],
      ['P3', 'same'],
      ['P4', 'same'],
      ['P9', 'right'],
    ])
  })

  it('does not take another order for a difference of content', () => {
    expect(compareDocuments(year, { ...year, stars: moveTo(year.stars, 0, 3) }).differences).toBe(0)
  })

  it('sets a changed limit beside the old one', () => {
    const quotas = year.quotas?.map((quota) => ({ ...quota, atMost: { percent: 15 } }))
    const part = compareDocuments(year, { ...year, quotas }).parts.find((each) => each.title === '名额与限制')
    const changed = part?.lines.filter((line) => line.standing !== 'same')
    expect(changed).toHaveLength(quotas?.length ?? 0)
    expect(changed?.[0]).toMatchObject({ standing: 'changed' })
  })
})
