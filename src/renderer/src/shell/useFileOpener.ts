import type { ApplicationStatus } from '@shared/domain/application'
import type { FileHandle, FileKind } from '@shared/domain/file'
import { useRouter } from 'vue-router'
import { api } from '@/api'
import { notifyError, notifySuccess } from '@/components/notify'
import { arrivedPackage } from '@/composables/arrivedPackage'
import { openGiven } from '@/composables/openPackage'
import { takeScheme } from '@/pages/schemes/actions'
import { useApplicationStore } from '@/stores/application'
import { useScoringStore } from '@/stores/scoring'

/** Opens what came by double click, by dropping it on the window or from the list of recent files, whatever page is shown. */
export function useFileOpener() {
  const application = useApplicationStore()
  const scoring = useScoringStore()
  const router = useRouter()

  /** What is being saved belongs to the file that is about to be left. */
  async function enter(to: string, open: () => Promise<ApplicationStatus | null>) {
    await scoring.settled()
    const status = await open()
    if (!status) return
    application.take(status)
    await router.push(to)
    if (status.state === 'ready') notifySuccess(`已打开“${status.file.name}”`)
  }

  const openers: Partial<Record<FileKind, (file: FileHandle) => Promise<unknown>>> = {
    'data-file': (file) => enter('/', () => api.dataFiles.open({ file: file.id })),
    task: (file) => enter('/scoring', async () => (await openGiven(file, (chosen) => api.exchange.openTask(chosen)))?.result ?? null),
    async scores(file) {
      arrivedPackage.value = file
      await router.push('/exchange')
    },
    async scheme(file) {
      const draft = await takeScheme(file)
      if (draft) await router.push(`/schemes/${draft.id}`)
    },
  }

  return {
    openFile: (kind: FileKind, file: FileHandle) => Promise.resolve(openers[kind]?.(file)).catch(notifyError),
    openRecent: (id: string) => enter('/', () => api.dataFiles.switch({ id })).catch(notifyError),
  }
}
