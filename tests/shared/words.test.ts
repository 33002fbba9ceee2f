/** Interface texts keep to the words of docs/glossary.md: its last table says which other words are not used. */
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const glossary = readFileSync('docs/glossary.md', 'utf8')
const rows = [...glossary.slice(glossary.indexOf('## 不用的说法')).matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)].slice(1)
const forbidden = rows.flatMap(([, instead = '', words = '']) => words.trim().split('、').map((word) => ({ word, instead: instead.trim() })))

/** Words a user types or a file brings: they are read, not said. */
const heard = ['src/shared/register/', 'src/main/spreadsheet/read/', 'src/main/services/imports/']
const files = globSync('src/{renderer/src,shared,main}/**/*.{ts,vue}').filter((path) => !heard.some((folder) => path.startsWith(folder)))

/** Source without what only its reader sees: comments. */
const said = (source: string) => source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')

describe('words on screen', () => {
  it('has a list of words that are not used', () => {
    expect(forbidden.length).toBeGreaterThan(15)
    expect(files.length).toBeGreaterThan(300)
  })

  it('are those of the glossary', () => {
    const found = files.flatMap((path) => {
      const lines = said(readFileSync(path, 'utf8')).split('\n')
      return lines.flatMap((line) => forbidden.filter(({ word }) => line.includes(word)).map(({ word, instead }) => `${path}: “${word}”，应为“${instead}”：${line.trim().slice(0, 80)}`))
    })
    expect(found).toEqual([])
  })

  it('are neutral in the handbook too', () => {
    const guide = readFileSync('docs/user-guide.md', 'utf8')
    expect(forbidden.filter(({ word }) => guide.includes(word))).toEqual([])
  })
})
