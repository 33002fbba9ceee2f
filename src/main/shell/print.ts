/** Documents as pdf: the print view of the page in a window nobody sees. */
import { writeFile } from 'node:fs/promises'
import { BrowserWindow } from 'electron'
import { AppError } from '@shared/errors'
import type { Host } from '../services/context'
import { pageOrigin } from './protocol'
import { confine, pagePreferences } from './security'

/** Milliseconds until a print view that shows nothing is given up. 10 000 rows take some ten seconds. */
const patience = 120_000
const footer = '<div style="width: 100%; font: 10.5pt SimSun, \'Noto Serif CJK SC\', serif; text-align: center">— <span class="pageNumber"></span> —</div>'

const windows = new Set<BrowserWindow>()

/** Windows that show a print view; their pages are served like the page of the window itself. */
export function printWindows(): readonly BrowserWindow[] {
  return [...windows]
}

export const printPdf: Host['printPdf'] = async ({ id, paper, path, signal }) => {
  const window = new BrowserWindow({ show: false, width: 1200, height: 900, webPreferences: pagePreferences() })
  windows.add(window)
  const cancelled = () => new AppError('cancelled', '导出已取消，没有生成文件。')
  let cancel = () => {}
  const aborted = new Promise<never>((_, reject) => {
    cancel = () => reject(cancelled())
    signal?.addEventListener('abort', cancel, { once: true })
  })
  try {
    confine(window.webContents)
    if (signal?.aborted) throw cancelled()
    await Promise.race([shown(window, id, paper.name), aborted])
    await asPrinted(window)
    const printing = window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: false,
      landscape: paper.orientation === 'landscape',
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer,
    })
    await writeFile(path, dated(await Promise.race([printing, aborted]), paper.date))
  } finally {
    signal?.removeEventListener('abort', cancel)
    windows.delete(window)
    window.destroy()
  }
}

/** Drawn for paper before it is printed: turned from screen to paper while printing, a long table is laid out twice as often. */
async function asPrinted(window: BrowserWindow): Promise<void> {
  window.webContents.debugger.attach('1.3')
  await window.webContents.debugger.sendCommand('Emulation.setEmulatedMedia', { media: 'print' })
}

/** Opens the print view. Once the document is drawn the page takes its name as title, which is what is waited for. */
function shown(window: BrowserWindow, id: string, title: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: string) => reject(new AppError('internal', '没有排出这份文稿，没有生成 PDF 文件。请再试一次。', undefined, { cause }))
    const timer = setTimeout(() => fail('timeout'), patience)
    window.on('page-title-updated', (_event, now) => {
      if (now !== title) return
      clearTimeout(timer)
      resolve()
    })
    window.webContents.on('did-fail-load', (_event, _code, description) => fail(description))
    window.webContents.on('render-process-gone', (_event, { reason }) => fail(reason))
    void window.loadURL(`${pageOrigin}/#/print/${id}`).catch(() => undefined)
  })
}

/** The same document gives the same bytes: the two times a pdf tells become the document's date, at their own length. */
function dated(pdf: Buffer, date: string): Buffer {
  const text = pdf.toString('latin1')
  const time = `${date.replaceAll('-', '')}000000`
  return Buffer.from(text.replace(/(\/(?:CreationDate|ModDate) ?\(D:)\d{14}/g, `$1${time}`), 'latin1')
}
