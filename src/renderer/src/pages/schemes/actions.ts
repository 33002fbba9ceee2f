import type { FileHandle } from '@shared/domain/file'
import type { SchemeDocument, StoredScheme } from '@shared/domain/scheme'
import { api } from '@/api'
import { host } from '@/host'
import { askText, notifyError, notifySuccess } from '@/components/notify'

/** Asks for a name and makes a draft out of a scheme. @returns the draft, or null when the user thought better of it or it failed */
export async function copyScheme(scheme: StoredScheme): Promise<SchemeDocument | null> {
  const name = await askText({ title: `复制“${scheme.name}”`, text: '新方案的名称。与原名称相同时，作为它的下一版。', value: scheme.builtIn ? `${scheme.name}本地版` : scheme.name, confirm: '复制' })
  if (name === null) return null
  try {
    return await api.schemes.copy({ id: scheme.id, name })
  } catch (error) {
    notifyError(error)
    return null
  }
}

/** Lets the user keep a scheme as a file that another data file can import. */
export async function exportScheme(id: string): Promise<void> {
  try {
    const file = await api.schemes.exportFile({ id })
    if (await host.saveFile(file)) notifySuccess(`已导出“${file.name}”`)
  } catch (error) {
    notifyError(error)
  }
}

/** Lets the user choose a scheme file and makes a draft of it. @returns the draft, or null when none was chosen or it failed */
export async function importScheme(): Promise<SchemeDocument | null> {
  try {
    const file = await host.openFile('scheme')
    return file && (await takeScheme(file))
  } catch (error) {
    notifyError(error)
    return null
  }
}

/** Makes a draft of a scheme file that is at hand. @returns the draft, or null when it failed */
export async function takeScheme(file: FileHandle): Promise<SchemeDocument | null> {
  try {
    const draft = await api.schemes.importFile({ file: file.id })
    notifySuccess(`已导入“${draft.name}”，作为第 ${draft.version} 版草稿`)
    return draft
  } catch (error) {
    notifyError(error)
    return null
  }
}
