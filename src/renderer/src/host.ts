/** What only the shell can do: native dialogs in Electron, upload and download in a browser. */
import { z } from 'zod'
import { AppError } from '@shared/errors'
import type { FileHandle, FileKind } from '@shared/domain/file'
import { api } from './api'
import { inElectron } from './transport'

const accepted: Record<FileKind, string> = {
  register: '.xlsx,.xls,.et,.csv,.txt',
  'data-file': '.sixstar',
  table: '.xlsx,.csv',
  scheme: '.json',
  evidence: '',
  task: '.sixtask',
  scores: '.sixscore',
}
const handle = z.object({ id: z.uuid(), name: z.string(), size: z.number() })
const refusal = z.object({ message: z.string() })

/** Lets the user choose a file in the browser; null when the dialog was closed. */
function pick(kind: FileKind): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accepted[kind]
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null), { once: true })
    input.addEventListener('cancel', () => resolve(null), { once: true })
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

export const host = {
  /** Lets the user choose a file; null when the dialog was closed. */
  async openFile(kind: FileKind): Promise<FileHandle | null> {
    if (inElectron) return api.files.chooseOpen({ kind })
    const file = await pick(kind)
    return file && upload(file)
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
}
