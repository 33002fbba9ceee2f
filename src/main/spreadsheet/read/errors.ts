import { AppError, type Place } from '@shared/errors'

export function tooLarge(what: string): AppError {
  return new AppError('file-too-large', `${what}，无法导入。请拆成几个文件，或删去多余的内容后再试。`)
}

export function unreadable(reason = '文件已损坏或不完整', place?: Place, cause?: unknown): AppError {
  return new AppError('file-unreadable', `${reason}，无法读取。请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。`, place, { cause })
}

export function protectedFile(): AppError {
  return new AppError('file-protected', '这个文件设有打开密码，无法读取。请取消密码后再导入。')
}

export function unsupported(what: string, advice = '请选择 .xlsx、.xls、.et 或 .csv 文件。'): AppError {
  return new AppError('unsupported-file', `${what}，不能导入。${advice}`)
}
