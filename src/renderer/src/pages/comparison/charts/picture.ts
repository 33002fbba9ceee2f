import { AppError } from '@shared/errors'

/** Pixels of the picture for one of the screen: sharp on paper. */
const scale = 2
const headHeight = 56

/**
 * A drawn chart with what it shows above it, so that a picture can stand alone.
 *
 * @param url of the chart itself, drawn at twice its size
 * @throws AppError `internal` when the browser cannot draw it
 */
export async function chartPicture(url: string, head: { title: string; note: string }): Promise<Blob> {
  const image = new Image()
  image.src = url
  await image.decode().catch(() => {
    throw failed()
  })
  const canvas = document.createElement('canvas')
  canvas.width = image.width
  canvas.height = image.height + headHeight * scale
  const context = canvas.getContext('2d')
  if (!context) throw failed()
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  const { fontFamily } = getComputedStyle(document.body)
  const room = canvas.width - 32 * scale
  context.fillStyle = '#1f2329'
  context.font = `600 ${16 * scale}px ${fontFamily}`
  context.fillText(head.title, 16 * scale, 24 * scale, room)
  context.fillStyle = '#5c6470'
  context.font = `${12 * scale}px ${fontFamily}`
  context.fillText(head.note, 16 * scale, 44 * scale, room)
  context.drawImage(image, 0, headHeight * scale)
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(failed())), 'image/png'))
}

const failed = () => new AppError('internal', '图片没有生成，请再试一次。')
