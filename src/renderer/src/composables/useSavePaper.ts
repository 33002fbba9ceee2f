import type { FileHandle } from '@shared/domain/file'
import type { PaperFormat } from '@shared/paper/paper'
import { computed } from 'vue'
import { api } from '@/api'
import { paperPicture } from '@/components/paper/picture'
import { notifySuccess } from '@/components/notify'
import { useLongTask } from '@/composables/useLongTask'
import { host } from '@/host'
import { useApplicationStore } from '@/stores/application'

/** What a document can be kept as: a file of the services, or a picture the page draws. */
export type SavedFormat = PaperFormat | 'png'

/** Makes a file of a kept document and lets the user keep it: progress, cancel, then where to save. */
export function useSavePaper() {
  const application = useApplicationStore()
  const task = useLongTask<FileHandle>()
  const names = computed<Record<SavedFormat, string>>(() => ({
    xlsx: 'Excel 表格（.xlsx）',
    docx: 'Word 文档（.docx）',
    pdf: application.status?.capabilities.pdf === 'file' ? 'PDF 文件（.pdf）' : '打印，或另存为 PDF',
    csv: '文本表格（.csv）',
    png: '图片（.png）',
  }))

  async function save(id: string, format: SavedFormat): Promise<void> {
    if (format === 'png') return savePicture(id)
    const file = format === 'pdf' ? await host.savePdf(id, task.run) : await saved(id, format)
    if (file) notifySuccess(`已导出 ${file.name}`)
  }

  async function savePicture(id: string): Promise<void> {
    const paper = await api.papers.get({ id })
    if (await host.savePicture(paper.name, await paperPicture(paper))) notifySuccess(`已导出 ${paper.name}.png`)
  }

  async function saved(id: string, format: PaperFormat): Promise<FileHandle | null> {
    const file = await task.run((signal) => api.papers.file({ id, format }, { signal }))
    return file && (await host.saveFile(file)) ? file : null
  }

  return { task, names, save }
}
