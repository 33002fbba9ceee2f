import { AppError } from '@shared/errors'
import { fitted } from '@shared/paper/fitted'
import { paperInside, tablesOf, type Paper } from '@shared/paper/paper'
import { h, render } from 'vue'
import PaperView from './PaperView.vue'

/** CSS pixels of a point, of a millimetre, and of the border around the drawing. */
const pixelsOfPoint = 96 / 72
const pixels = 96 / 25.4
const border = 24

/** What every browser can draw: pixels of a side and of the whole. */
const longest = 16_000
const largest = 100_000_000
/** Height of a row of one line for the size of its type, as PaperTable draws it. */
const leastRow = 2
/** Pixels of the picture for one of the screen: sharp in a message and on a slide. */
const sharpest = 2

/** The whole document as one picture (PNG). @throws AppError `invalid-input` when it is too long for one */
export async function paperPicture(paper: Paper): Promise<Blob> {
  // Drawing thousands of rows only to measure them would hold the page up for seconds.
  if (leastHeight(paper) > longest) throw tooLong()
  const place = document.createElement('div')
  const width = Math.round(paperInside(paper) * pixels) + 2 * border
  Object.assign(place.style, { position: 'fixed', top: '0', left: '-100000px', width: `${width}px`, padding: `${border}px` })
  document.body.append(place)
  try {
    render(h(PaperView, { paper }), place)
    await document.fonts.ready
    const height = Math.ceil(place.getBoundingClientRect().height)
    if (height > longest) throw tooLong()
    const scale = Math.min(sharpest, longest / height, Math.sqrt(largest / (width * height)))
    return await drawn(svgOf(place, width, height), width, height, scale)
  } finally {
    render(null, place)
    place.remove()
  }
}

const tooLong = () => new AppError('invalid-input', '这份文稿太长，不能存为一张图片。请分跑道导出，或存为 PDF。')

/** Pixels that the rows of its tables take at least. */
function leastHeight(paper: Paper): number {
  return tablesOf(paper).reduce((sum, table) => sum + table.rows.length * leastRow * fitted(table, paper).points * pixelsOfPoint, 0)
}

/** The drawing with the styles of documents, as a picture that needs nothing else. */
function svgOf(place: HTMLElement, width: number, height: number): string {
  // What xml cannot hold has no shape on paper either.
  const body = [...place.children].map((child) => new XMLSerializer().serializeToString(child)).join('').replace(/[^\P{Cc}\t\n\r]/gu, '')
  const styles = `* { box-sizing: border-box } ${paperRules()}`.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%"><div xmlns="http://www.w3.org/1999/xhtml" style="padding: ${border}px"><style>${styles}</style>${body}</div></foreignObject></svg>`
}

function paperRules(): string {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  return rules.flatMap((rule) => (rule instanceof CSSStyleRule && rule.selectorText.startsWith('.paper') ? [rule.cssText] : [])).join(' ')
}

async function drawn(svg: string, width: number, height: number, scale: number): Promise<Blob> {
  const image = new Image(width, height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const context = canvas.getContext('2d')
  if (context) {
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
  }
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!context || !png) throw new AppError('internal', '图片没有生成，请再试一次。')
  return png
}
