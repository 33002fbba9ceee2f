/**
 * Draws the icons of packages from src/renderer/public/icon.svg, by a Chromium: `node scripts/package/icons.mjs`. Run it when
 * the drawing changes; what it writes is kept in the repository, so that packaging needs no browser.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const drawing = readFileSync('src/renderer/public/icon.svg', 'utf8')
const folder = 'packaging/icons'
const sizes = [16, 24, 32, 48, 64, 128, 256, 512]
/** An .ico holds at most 256 pixels. */
const inIco = sizes.filter((size) => size <= 256)

async function launch() {
  const path = process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((each) => existsSync(each))
  if (path) return chromium.launch({ executablePath: path, args: ['--no-sandbox'] })
  const { default: shipped } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await shipped.executablePath(), args: shipped.args })
}

/** An .ico of PNG pictures: six bytes of header, sixteen for each picture, then the pictures. */
function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  for (const [index, { size, bytes }] of pictures.entries()) {
    const at = 6 + 16 * index
    // 256 is written as 0.
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(bytes.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += bytes.length
  }
  return Buffer.concat([header, ...pictures.map(({ bytes }) => bytes)])
}

const browser = await launch()
mkdirSync(folder, { recursive: true })
const pictures = []
for (const size of sizes) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`)
  const bytes = await page.screenshot({ omitBackground: true })
  writeFileSync(join(folder, `${size}x${size}.png`), bytes)
  pictures.push({ size, bytes })
  await page.close()
}
await browser.close()
writeFileSync(join(folder, 'icon.ico'), ico(pictures.filter(({ size }) => inIco.includes(size))))
writeFileSync('src/renderer/public/icon.png', pictures.find(({ size }) => size === 128).bytes)
console.log(`${sizes.length} pictures and icon.ico in ${folder}`)
