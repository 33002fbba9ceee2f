import { expect, it } from 'vitest'
import type { PaperPreview } from '@shared/paper/preview'
import { tooWide } from '@/pages/outputs/too-wide'

const preview = (size: 'A4' | 'A3', orientation: 'portrait' | 'landscape', ...points: number[]): PaperPreview => ({
  paper: { name: '样例', size, orientation, date: '2026-12-31', blocks: [{ kind: 'title', text: '样例' }] },
  tables: points.map((each) => ({ layout: { shares: [1], points: each }, rows: 1 })),
})

it('says nothing of what can be read', () => {
  expect(tooWide(preview('A4', 'portrait'))).toBeNull()
  expect(tooWide(preview('A4', 'portrait', 10.5, 6.5))).toBeNull()
})

it.each([
  ['A4', 'portrait', '表格太宽，A4 纵向排不下：字缩到 5 磅，不便阅读。请改用横向或 A3。'],
  ['A4', 'landscape', '表格太宽，A4 横向排不下：字缩到 5 磅，不便阅读。请改用 A3。'],
  ['A3', 'portrait', '表格太宽，A3 纵向排不下：字缩到 5 磅，不便阅读。请改用横向。'],
  ['A3', 'landscape', '表格太宽，A3 横向排不下：字缩到 5 磅，不便阅读。请减少列，或存为 Excel。'],
] as const)('says on %s %s what helps', (size, orientation, words) => {
  expect(tooWide(preview(size, orientation, 10.5, 5))).toBe(words)
})
