import { app, dialog, shell, type BrowserWindow, type FileFilter } from 'electron'
import { extname } from 'node:path'
import { markFileExtensions, type FileKind } from '@shared/domain/file'
import { dataFileExtension } from '../store'
import type { Host } from '../services/context'
import type { ShellRequests } from './requests'

const all: FileFilter = { name: '所有文件', extensions: ['*'] }
const filters: Record<FileKind, FileFilter[]> = {
  register: [{ name: '台账（Excel、WPS 表格或文本）', extensions: ['xlsx', 'xls', 'et', 'csv', 'txt'] }, all],
  'data-file': [{ name: '六星评价数据文件', extensions: [dataFileExtension.slice(1)] }, all],
  task: [{ name: '任务包', extensions: ['sixtask'] }, all],
  scores: [{ name: '评分包', extensions: ['sixscore'] }, all],
  table: [{ name: '表格', extensions: ['xlsx', 'csv'] }, all],
  scheme: [{ name: '评价方案文件', extensions: ['json'] }, all],
  marks: [{ name: '评分表（Excel、WPS 表格、文本或压缩包）', extensions: [...markFileExtensions] }, all],
  evidence: [{ name: '文档和图片', extensions: ['pdf', 'jpg', 'jpeg', 'png', 'doc', 'docx', 'xls', 'xlsx', 'wps', 'et', 'ofd'] }, all],
}

/** Native dialogs of this window. Paths stay in main. */
export function createHost(window: () => BrowserWindow | null, requests: ShellRequests): Host {
  return {
    async chooseOpen(kind) {
      const options = { filters: filters[kind], properties: ['openFile' as const] }
      const parent = window()
      const { canceled, filePaths } = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options)
      return canceled ? null : (filePaths[0] ?? null)
    },
    async chooseOpenMany(kind) {
      const options = { filters: filters[kind], properties: ['openFile' as const, 'multiSelections' as const] }
      const parent = window()
      const { canceled, filePaths } = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options)
      return canceled ? [] : filePaths
    },
    async chooseFolder() {
      const options = { properties: ['openDirectory' as const, 'createDirectory' as const] }
      const parent = window()
      const { canceled, filePaths } = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options)
      return canceled ? null : (filePaths[0] ?? null)
    },
    async chooseSave(name) {
      const extension = extname(name).slice(1)
      const options = { defaultPath: name, filters: extension === '' ? [all] : [{ name: extension, extensions: [extension] }, all] }
      const parent = window()
      const { canceled, filePath } = parent ? await dialog.showSaveDialog(parent, options) : await dialog.showSaveDialog(options)
      return canceled || filePath === undefined || filePath === '' ? null : filePath
    },
    // Answers a sentence when it failed, '' when it did not.
    openFile: async (path) => (await shell.openPath(path)) === '',
    quit: () => app.quit(),
    requests: (signal) => requests.read(signal),
  }
}
