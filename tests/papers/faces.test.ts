/** What font files say of themselves, and which of them is taken. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { facesOf } from '../../src/main/papers/fonts/choose'
import { facesIn, type Face } from '../../src/main/papers/fonts/faces'

interface Style {
  family: string
  weight: number
  fsType: number
  italic: boolean
}

/** A font file with the two tables that are read. */
function fontFile({ family, weight, fsType, italic }: Style): Buffer {
  const names = [[1, family], [6, `${family}-PS`]] as const
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  const name = Buffer.alloc(6 + 12 * names.length)
  name.writeUInt16BE(names.length, 2)
  name.writeUInt16BE(name.length, 4)
  names.forEach(([id], at) => [3, 1, 0x804, id, texts[at]?.length ?? 0, texts.slice(0, at).reduce((sum, text) => sum + text.length, 0)].forEach((value, place) => name.writeUInt16BE(value, 6 + 12 * at + 2 * place)))
  const style = Buffer.alloc(96)
  style.writeUInt16BE(weight, 4)
  style.writeUInt16BE(fsType, 8)
  style.writeUInt16BE(italic ? 1 : 0, 62)
  const tables = [['OS/2', style], ['name', Buffer.concat([name, ...texts])]] as const
  const head = Buffer.alloc(12 + 16 * tables.length)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(tables.length, 4)
  let end = head.length
  tables.forEach(([tag, content], at) => {
    head.write(tag, 12 + 16 * at, 'latin1')
    head.writeUInt32BE(end, 20 + 16 * at)
    head.writeUInt32BE(content.length, 24 + 16 * at)
    end += content.length
  })
  return Buffer.concat([head, ...tables.map(([, content]) => content)])
}

function saved(content: Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'sixstar-font-')), 'a.ttf')
  writeFileSync(path, content)
  return path
}
const song: Style = { family: '示例宋体', weight: 400, fsType: 8, italic: false }

it('reads family, weight and slant', () => {
  const path = saved(fontFile({ ...song, weight: 700, italic: true }))
  expect(facesIn(path)).toEqual([{ path, inCollection: null, families: ['示例宋体'], weight: 700, italic: true }])
})

it('leaves out a font whose maker does not allow it inside documents', () => {
  expect(facesIn(saved(fontFile({ ...song, fsType: 2 })))).toEqual([])
  expect(facesIn(saved(fontFile({ ...song, fsType: 4 })))).toHaveLength(1)
})

it.each([0, 3, 11, 20, 60, 150])('has no font from a file that ends after %i bytes', (length) => {
  expect(facesIn(saved(fontFile(song).subarray(0, length)))).toEqual([])
})

it('has no font from a file that is none, and from one that is not there', () => {
  expect(facesIn(saved(Buffer.from('这不是字体'.repeat(100))))).toEqual([])
  expect(facesIn('/nowhere/a.ttf')).toEqual([])
})

it('takes of each family, in the wanted order, the face nearest to regular', () => {
  const face = (path: string, families: string[], weight: number, italic = false): Face => ({ path, inCollection: null, families, weight, italic })
  const installed = [face('SongBold', ['宋体', 'SimSun'], 700), face('Song', ['宋体', 'SimSun'], 400), face('Slanted', ['宋体'], 400, true), face('Fang', ['FangSong', '仿宋'], 400)]
  expect(facesOf(['仿宋', 'simsun', '宋体', '黑体'], installed).map(({ path }) => path)).toEqual(['Fang', 'Song'])
})
