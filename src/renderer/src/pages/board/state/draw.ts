import { AppError } from '@shared/errors'

/** Pixels of a picture of a board: twice the smallest projector. */
export const pictureSize = { width: 1920, height: 1080 }

/**
 * Draws an element as it would fill a screen of this size. Only the rules of the page's styles that it needs go with it, so
 * that nothing is fetched and the picture may be read back.
 *
 * @throws AppError `internal` when the browser cannot draw it
 */
export async function drawElement(element: HTMLElement, { width, height } = pictureSize): Promise<Blob> {
  const clone = element.cloneNode(true)
  if (!(clone instanceof HTMLElement)) throw failed()
  clone.style.width = `${width}px`
  clone.style.height = `${height}px`
  clone.style.fontFamily = getComputedStyle(element).fontFamily
  const body = new XMLSerializer().serializeToString(clone)
  const styles = new XMLSerializer().serializeToString(styleOf(element))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${styles}${body}</foreignObject></svg>`
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode().catch(() => {
    throw failed()
  })
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw failed()
  context.drawImage(image, 0, 0)
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(failed())), 'image/png'))
}

const failed = () => new AppError('internal', '图片没有生成，请再试一次。')

/** The rules that apply to the element or to something in it, without motion. */
function styleOf(element: HTMLElement): HTMLStyleElement {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule): rule is CSSStyleRule => rule instanceof CSSStyleRule && applies(element, rule.selectorText))
  const style = document.createElement('style')
  style.textContent = [...rules.map(({ cssText }) => cssText), '* { animation: none !important; }'].join('\n')
  return style
}

function applies(element: HTMLElement, selector: string): boolean {
  return element.matches(selector) || element.querySelector(selector) !== null
}

/** A picture as base64. */
export function pngText(png: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')), { once: true })
    reader.addEventListener('error', () => reject(failed()), { once: true })
    reader.readAsDataURL(png)
  })
}

/** What the picture of a board is called. */
export function pictureName({ round, provisional }: { round: string; provisional: boolean }, { board }: { board: string }): string {
  return `${round} ${board}${provisional ? '（过程数据）' : ''}`
}
