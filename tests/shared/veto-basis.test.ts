import { describe, expect, it } from 'vitest'
import { readVetoBasis, vetoNote } from '@shared/domain/veto-basis'

describe('the basis of a veto', () => {
  it.each([
    ['示例〔2026〕5 号，2026-03-12', { basis: '示例〔2026〕5 号', date: '2026-03-12' }],
    ['示例〔2026〕5 号', { basis: '示例〔2026〕5 号', date: null }],
    ['2026-03-12', { basis: '', date: '2026-03-12' }],
    ['', { basis: '', date: null }],
    ['2026-03-12 起停产，责令整改', { basis: '2026-03-12 起停产，责令整改', date: null }],
    ['编号 2026-99-99', { basis: '编号 2026-99-99', date: null }],
  ])('reads %j', (note, basis) => {
    expect(readVetoBasis(note)).toEqual(basis)
  })

  it.each(['示例〔2026〕5 号，2026-03-12', '两行\n依据，2026-03-12', '2026-03-12', '没有日期', ''])('writes %j again as it was', (note) => {
    expect(vetoNote(readVetoBasis(note))).toBe(note)
  })
})
