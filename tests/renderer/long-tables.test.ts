import { describe, expect, it } from 'vitest'
import { rowsPerPage } from '@/pages/print/long-tables'

const rows = (...heights: number[]) => heights.map((height) => ({ height, stays: false }))

describe('rows on pages', () => {
  it('fill the first page below the title and the others whole', () => {
    expect(rowsPerPage(rows(10, 10, 10, 10, 10, 10), { first: 20, next: 30 })).toEqual([2, 3, 1])
  })

  it('stand each on some page, also one that is higher than a page', () => {
    expect(rowsPerPage(rows(10, 90, 10), { first: 20, next: 30 })).toEqual([1, 1, 1])
    expect(rowsPerPage([], { first: 20, next: 30 })).toEqual([])
  })

  it('never end with a heading', () => {
    const [row, heading] = [
      { height: 10, stays: false },
      { height: 10, stays: true },
    ]
    expect(rowsPerPage([row, row, heading, row, row, heading, heading, row], { first: 30, next: 40 })).toEqual([2, 3, 3])
  })

  it('stand there even where headings fill a page', () => {
    const heading = { height: 10, stays: true }
    expect(rowsPerPage([heading, heading, heading, heading], { first: 20, next: 20 })).toEqual([1, 1, 2])
  })
})
