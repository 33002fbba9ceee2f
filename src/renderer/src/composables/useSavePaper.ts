import type { FileHandle } from '@shared/domain/file'
import type { PaperFormat } from '@shared/paper/paper'
import { api } from '@/api'
import { paperPicture } from '@/components/paper/picture'
import { notifySuccess } from '@/components/notify'
import { useLongTask } from '@/composables/useLongTask'
import { host } from '@/host'

/** What can be made of a document: a file of the services, a picture the page draws, sheets of a printer. */
export type SavedFormat = PaperFormat | 'png' | 'print'

export const formatNames: Readonly<Record<SavedFormat, string>> = {
  xlsx: 'Excel 表格（.xlsx）',
  docx: 'Word 文档（.docx）',
  pdf: 'PDF 文件（.pdf）',
  csv: '文本表格（.csv）',
  png: '图片（.png）',
  print: '打印',
}

/** Makes a file of a kept document and lets the user keep it: progress, cancel, then where to save. */
export function useSavePaper() {
  const task = useLongTask<FileHandle>()

  async function save(id: string, format: SavedFormat): Promise<void> {
    if (format === 'print') return host.print(id)
    if (format === 'png') return savePicture(id)
    const file = await task.run((signal) => api.papers.file({ id, format }, { signal }))
    if (file && (await host.saveFile(file))) notifySuccess(`已导出 ${file.name}`)
  }

  async function savePicture(id: string): Promise<void> {
    const paper = await api.papers.get({ id })
    if (await host.savePicture(paper.name, await paperPicture(paper))) notifySuccess(`已导出 ${paper.name}.png`)
  }

  return { task, save }
}
