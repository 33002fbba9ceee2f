/** Hands the page's one end of a channel on to main, and the paths of files dropped on the window. The page gets nothing else. */
import { ipcRenderer, webUtils } from 'electron'

window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== window.location.origin || event.data !== 'sixstar:connect') return
  const [port] = event.ports
  if (port) ipcRenderer.postMessage('sixstar:connect', null, [port])
})

/** Where a dropped file lies. Electron before 32 puts the path on the file itself. */
function pathOf(file: File): string {
  if ('path' in file && typeof file.path === 'string') return file.path
  return webUtils.getPathForFile(file)
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

// What a part of the page takes for itself it has taken by now.
window.addEventListener('dragover', (event) => {
  if (!event.defaultPrevented && hasFiles(event)) event.preventDefault()
})
window.addEventListener('drop', (event) => {
  if (event.defaultPrevented || !event.isTrusted || !hasFiles(event)) return
  event.preventDefault()
  ipcRenderer.send('sixstar:dropped', [...(event.dataTransfer?.files ?? [])].map(pathOf))
})
