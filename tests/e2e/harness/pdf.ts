/** The text of pdfs. */
import { spawnSync } from 'node:child_process'
import { hasChineseFont } from '../../papers/fonts'

export { hasChineseFont }
/** Without a Chinese font no pdf is made, without poppler none is read; said once, where it is asked for. */
export const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
if (!hasPoppler) console.log('pdftotext is not installed: the text of pdfs is not read here')
if (!hasChineseFont) console.log('no Chinese font is installed: no pdf is made here')

/** The text of each page; none without poppler. */
export function pdfPages(path: string): string[] {
  if (!hasPoppler) return []
  const { status, stdout, stderr } = spawnSync('pdftotext', ['-layout', path, '-'], { maxBuffer: 50_000_000 })
  if (status !== 0) throw new Error(stderr.toString())
  return stdout.toString().split('\f').slice(0, -1)
}
