/** Hands the page's one end of a channel on to main. The page gets nothing else. */
import { ipcRenderer } from 'electron'

window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== window.location.origin || event.data !== 'sixstar:connect') return
  const [port] = event.ports
  if (port) ipcRenderer.postMessage('sixstar:connect', null, [port])
})
