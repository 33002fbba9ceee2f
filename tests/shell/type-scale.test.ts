/** One type scale: letters on the screen have the sizes of styles/tokens.css. Paper has the points of its standard, a board grows with the screen. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = 'src/renderer/src'
const others = /\/components\/(?:paper|print)\/|\/pages\/board\//
const sizes = (text: string) => [...text.matchAll(/font-size:\s*([^;]+);/g)].map(([, size = '']) => size.trim())

describe('sizes of letters', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).flatMap((file) => (/\.(?:vue|css)$/.test(file) ? [`${root}/${file.replaceAll('\\', '/')}`] : []))
  const tokens = new Set([...readFileSync(`${root}/styles/tokens.css`, 'utf8').matchAll(/(--font-[a-z]+):\s*\d+px/g)].map(([, token = '']) => `var(${token})`))

  it('are those of the scale, or of what surrounds them', () => {
    const foreign = files.filter((file) => !others.test(file)).flatMap((file) => sizes(readFileSync(file, 'utf8')).flatMap((size) => (tokens.has(size) || size === 'inherit' ? [] : [`${file}: ${size}`])))
    expect(foreign).toEqual([])
  })

  it('are all in use', () => {
    const used = new Set(files.flatMap((file) => sizes(readFileSync(file, 'utf8'))))
    expect([...tokens].filter((token) => !used.has(token))).toEqual([])
    expect(tokens.size).toBeGreaterThan(4)
  })
})
