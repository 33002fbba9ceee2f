/** A table that is much too wide for its sheet: smaller, but every number and code is whole and beside the others. */
import { describe, expect, it } from 'vitest'
import type { Paper } from '@shared/paper/paper'
import type { TableColumn } from '@shared/paper/table'
import { canReadDocuments, pagesOf, written } from '../services/outputs/read-back'
import { overprints, wordsOf } from './words'

const code = (at: number) => `91330482MA2C${String(at).padStart(6, '0')}`
const name = '示例精密部件与新材料集团股份有限公司'

/** @param stars two columns each */
function wide(stars: number): Paper {
  const columns: TableColumn[] = [
    ...['单位名称', '党组织名称', '统一社会信用代码', '镇街道', '跑道'].map((title): TableColumn => ({ title, kind: 'text' })),
    ...Array.from({ length: stars }, (_, at): TableColumn[] => [{ title: '得分', group: `第${at}星`, kind: 'decimal', decimals: 2 }, { title: '点亮', group: `第${at}星`, kind: 'text', align: 'center' }]).flat(),
  ]
  const rows = Array.from({ length: 60 }, (_, at) => [name, `中共${name}支部委员会`, code(at), '示例东街道', '规上企业', ...Array.from({ length: stars }, () => [15, '★']).flat()])
  return { name: '宽表', size: 'A4', orientation: 'portrait', date: '2026-12-31', blocks: [{ kind: 'table', table: { name: '宽表', title: '宽表', subtitle: { left: '', right: '' }, columns, frozen: 1, rows, notes: [], signatures: [] } }] }
}

describe('a table much too wide for A4 standing up', () => {
  it.skipIf(!canReadDocuments.pdf).each([6, 20])('of %i stars is on few pages of a pdf, nothing over anything else', async (stars) => {
    const words = wordsOf(await written(wide(stars), 'pdf'))
    expect(overprints(words)).toEqual([])
    expect(words.filter(({ text }) => text === '15.00')).toHaveLength(60 * stars)
    for (let at = 0; at < 60; at += 1) expect(words.some(({ text }) => text.includes(code(at)))).toBe(true)
    expect(words.at(-1)?.page).toBeLessThan(6)
  })

  it.skipIf(!canReadDocuments.docx)('of 6 stars has no number and no code broken in Word', async () => {
    const text = pagesOf(await written(wide(6), 'docx')).join('\n')
    expect(text.match(/15\.00/g)).toHaveLength(60 * 6)
    for (let at = 0; at < 60; at += 1) expect(text).toContain(code(at))
  }, 240_000)
})
