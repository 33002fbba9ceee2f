/** Tables and pictures on the system's clipboard, the same in both shells. */
import { AppError } from '@shared/errors'

/** What is pasted: cells into a spreadsheet, or a table with its layout into a document. */
export interface CopiedTable {
  /** Cells parted by tabs, rows by line ends. */
  text: string
  /** A `<table>` with its styles in the elements. */
  html: string
}

const refused = () => new AppError('host-unavailable', '系统没有允许复制，请在窗口中点击后再试。')

/**
 * Must be called in answer to a click or key, at most some seconds later. By the copy event and not by `navigator.clipboard`, which drops the styles
 * that keep long codes text in Excel.
 *
 * @throws AppError `host-unavailable`
 */
export function copyTable({ text, html }: CopiedTable): void {
  let done = false
  const put = (event: ClipboardEvent) => {
    if (!event.clipboardData) return
    event.clipboardData.setData('text/plain', text)
    event.clipboardData.setData('text/html', html)
    event.preventDefault()
    event.stopImmediatePropagation()
    done = true
  }
  document.addEventListener('copy', put, { capture: true, once: true })
  // Old, but the only call that raises the event; Chromium keeps it.
  const allowed = document.execCommand('copy')
  document.removeEventListener('copy', put, { capture: true })
  if (!allowed || !done) throw refused()
}

/** @throws AppError `host-unavailable` */
export async function copyPicture(png: Blob): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
  } catch {
    throw refused()
  }
}
