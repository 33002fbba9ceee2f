import { closeSync, existsSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { guarded, storeFailure } from '../errors'

/** @throws AppError `data-file-missing` */
export function checkFolder(path: string): void {
  if (!existsSync(dirname(path))) throw storeFailure('data-file-missing', '数据文件所在的文件夹不存在。请检查文件夹或存储设备是否在。')
}

/** Whether there is a file that can be read and written. SQLite would open a read-only one and fail later. @throws AppError `data-file-missing`, `read-only` */
export function checkFile(path: string): void {
  guarded(() => closeSync(openSync(path, 'r+')))
}
