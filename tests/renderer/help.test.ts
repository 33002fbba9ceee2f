import { describe, expect, it } from 'vitest'
import { pictureAddress, sections } from '@/help/books'
import { helpOfPage } from '@/help/places'
import { searchHelp } from '@/help/search'
import { kindHelp } from '@/pages/schemes/wording/kinds'
import { router } from '@/router'
import guide from '../../docs/user-guide.md?raw'

const ids = sections.map(({ id }) => id)

describe('the handbook', () => {
  it('has a section for everything a question mark leads to', () => {
    for (const id of [...Object.values(helpOfPage), ...Object.values(kindHelp)]) expect(ids).toContain(id)
  })

  it('has a place beside every page', () => {
    // The start page, the handbook itself and what is printed have no title with a question mark.
    const without = ['start', 'help', 'print']
    const pages = router.getRoutes().flatMap(({ name }) => (name === undefined ? [] : [String(name)]))
    expect(pages.filter((name) => !without.includes(name)).sort()).toEqual(Object.keys(helpOfPage).sort())
  })

  it('names what is on the screen as it is written there', () => {
    const sources = Object.values(import.meta.glob<string>('../../src/renderer/src/**/*.{vue,ts}', { eager: true, query: '?raw', import: 'default' })).join('')
    for (const name of ['导出本跑道', '导出全部跑道', '更换', '只看退回', '批量导出', '正在保存', '重新打开']) {
      expect(guide).toContain(name)
      expect(sources).toContain(name)
    }
  })

  it('names each section once and shows only pictures that are there', () => {
    expect(new Set(ids).size).toBe(ids.length)
    const names = [...guide.matchAll(/\(images\/([^)]+)\)/g)].map(([, name = '']) => name)
    expect(names.length).toBeGreaterThan(8)
    expect(names.filter((name) => pictureAddress(name) === null)).toEqual([])
  })
})

describe('searching the handbook', () => {
  const titles = (query: string) => searchHelp(query, sections).map(({ section }) => section.title)

  it('finds all words, titles first', () => {
    expect(titles('备份')[0]).toBe('备份与恢复')
    expect(titles('信用代码 Excel')).toContain('复制到 Excel 的信用代码变成了 9.11E+17')
    expect(titles('备份 没有这几个字')).toEqual([])
    expect(titles(' ')).toEqual([])
  })

  it('finds titles by pinyin', () => {
    expect(titles('daoru')).toContain('导入台账')
  })

  it('shows the words around what it found', () => {
    const [first] = searchHelp('双击', sections)
    expect(first?.excerpt).toContain('双击')
  })
})
