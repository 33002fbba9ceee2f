import type { ShellRequest } from '@shared/domain/shell-request'
import { openedExtensions, openedKind } from '@shared/opened-file'
import { onBeforeUnmount, onMounted } from 'vue'
import { useRouter } from 'vue-router'
import { api } from '@/api'
import { notifyError } from '@/components/notify'
import { upload } from '@/host'
import { useScoringStore } from '@/stores/scoring'
import { inElectron } from '@/transport'
import { useFileOpener } from './useFileOpener'

/** Milliseconds a closing window waits for what is being saved, before the user is asked. */
const patience = 5000

/** Does what the window's menu, a double click or a dropped file asks for. */
export function useShell(show: { palette: () => void; keys: () => void }) {
  const router = useRouter()
  const scoring = useScoringStore()
  const { openFile, openRecent } = useFileOpener()
  const ending = new AbortController()

  async function close() {
    await Promise.race([scoring.settled(), new Promise((resolve) => setTimeout(resolve, patience))])
    window.close()
  }

  function act(request: ShellRequest) {
    if (request.type === 'go') return router.push(request.to)
    if (request.type === 'palette') return show.palette()
    if (request.type === 'keys') return show.keys()
    if (request.type === 'recent') return openRecent(request.id)
    if (request.type === 'file') return openFile(request.kind, request.file)
    return close()
  }

  async function listen() {
    for await (const request of await api.application.requests(undefined, { signal: ending.signal })) await act(request)
  }

  const dragsFiles = (event: DragEvent) => !event.defaultPrevented && event.dataTransfer?.types.includes('Files') === true

  function dragOver(event: DragEvent) {
    if (dragsFiles(event)) event.preventDefault()
  }

  /** In Electron preload takes what is dropped: only it learns the path. */
  async function drop(event: DragEvent) {
    if (!dragsFiles(event)) return
    event.preventDefault()
    for (const file of event.dataTransfer?.files ?? []) {
      const kind = openedKind(file.name)
      try {
        if (kind === null) throw new Error(`“${file.name}”不能这样打开。可以拖进来的是 ${openedExtensions.join('、')} 文件；台账在“导入台账”里选择。`)
        await openFile(kind, await upload(file))
      } catch (error) {
        notifyError(error)
      }
    }
  }

  onMounted(() => {
    if (inElectron) {
      listen().catch((error: unknown) => {
        if (!ending.signal.aborted) notifyError(error)
      })
      return
    }
    window.addEventListener('dragover', dragOver)
    window.addEventListener('drop', drop)
  })
  onBeforeUnmount(() => {
    ending.abort()
    window.removeEventListener('dragover', dragOver)
    window.removeEventListener('drop', drop)
  })
}
