/** What only the shell can do: native dialogs in Electron, upload and download in a browser. */
import { z } from 'zod'
import { AppError } from '@shared/errors'
import { markFileExtensions, type FileHandle, type FileKind } from '@shared/domain/file'
import { api } from './api'
import { copyPicture, copyTable } from './clipboard'
import { inElectron } from './transport'

const accepted: Record<FileKind, string> = {
  register: '.xlsx,.xls,.et,.csv,.txt',
  'data-file': '.sixstar',
  table: '.xlsx,.csv',
  scheme: '.json',
  evidence: '',
  task: '.sixtask',
  scores: '.sixscore',
  marks: markFileExtensions.map((extension) => `.${extension}`).join(','),
}
const handle = z.object({ id: z.uuid(), name: z.string(), size: z.number() })
const refusal = z.object({ message: z.string() })

/** Lets the user choose files in the browser; none when the dialog was closed. */
function pick(kind: FileKind, several: 'one' | 'many' | 'folder' = 'one'): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accepted[kind]
    input.multiple = several === 'many'
    input.webkitdirectory = several === 'folder'
    input.addEventListener('change', () => resolve([...(input.files ?? [])]), { once: true })
    input.addEventListener('cancel', () => resolve([]), { once: true })
    input.click()
  })
}

/** Gives a file of the browser to the services. */
export async function upload(file: File): Promise<FileHandle> {
  const response = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file })
  // A refusal before the services are reached (a session that has ended) is plain text.
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return handle.parse(answer)
  throw new AppError('file-unreadable', refusal.safeParse(answer).data?.message ?? '文件没有传给程序，请重新打开程序给出的网址再试。')
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')), { once: true })
    reader.addEventListener('error', () => reject(new AppError('internal', '图片没有生成，请再试一次。')), { once: true })
    reader.readAsDataURL(blob)
  })
}

/** One after the other: several hundred at once would be refused by the browser. */
async function uploadAll(files: readonly File[]): Promise<FileHandle[]> {
  const handles: FileHandle[] = []
  for (const file of files) handles.push(await upload(file))
  return handles
}

export const host = {
  /** Lets the user choose a file; null when the dialog was closed. */
  async openFile(kind: FileKind): Promise<FileHandle | null> {
    if (inElectron) return api.files.chooseOpen({ kind })
    const [file] = await pick(kind)
    return file ? upload(file) : null
  },

  /** Lets the user choose several files; none when the dialog was closed. */
  async openFiles(kind: FileKind): Promise<FileHandle[]> {
    if (inElectron) return api.files.chooseOpenMany({ kind })
    return uploadAll(await pick(kind, 'many'))
  },

  /** Lets the user choose a folder with spreadsheets; null when the dialog was closed. */
  async openFolder(): Promise<FileHandle[] | null> {
    if (inElectron) return api.files.chooseOpenBelow()
    const files = await pick('marks', 'folder')
    if (files.length === 0) return null
    return uploadAll(files.filter(({ name }) => !name.startsWith('~$') && markFileExtensions.some((extension) => name.toLowerCase().endsWith(`.${extension}`))))
  },

  /** A folder to write into; null where the shell cannot choose one, undefined when the dialog was closed. */
  async chooseFolder(): Promise<FileHandle | null | undefined> {
    if (!inElectron) return null
    return (await api.files.chooseFolder()) ?? undefined
  },

  /** Lets the user keep a produced file. @returns false when the dialog was closed */
  async saveFile(file: FileHandle): Promise<boolean> {
    if (inElectron) return (await api.files.save({ file: file.id })).saved
    const link = document.createElement('a')
    link.href = `/download/${file.id}`
    link.download = file.name
    link.click()
    return true
  },

  /** Opens a kept document (`papers.keep`, or what an output answers) in the print view, with the dialog of the system or the browser. */
  print(id: string): void {
    location.hash = `#/print/${id}?dialog=1`
  },

  /** Lets the user keep a drawn picture. @returns false when the dialog was closed */
  async savePicture(name: string, png: Blob): Promise<boolean> {
    return host.saveFile(await api.files.keepPicture({ name, png: await base64Of(png) }))
  },

  copyTable,
  copyPicture,
}
