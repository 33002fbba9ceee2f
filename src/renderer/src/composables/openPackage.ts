import type { FileHandle, FileKind } from '@shared/domain/file'
import { AppError } from '@shared/errors'
import { askText } from '@/components/notify'
import { host } from '@/host'

interface OpenedPackage<Result> {
  chosen: { file: string; password?: string }
  result: Result
}

/**
 * Opens a package that is at hand with `open`, asking for its password where it has one.
 *
 * @returns what `open` answered, or null when the user thought better of it
 */
export async function openGiven<Result>(file: FileHandle, open: (chosen: { file: string; password?: string }) => Promise<Result>): Promise<OpenedPackage<Result> | null> {
  let chosen: { file: string; password?: string } = { file: file.id }
  for (let text = `“${file.name}”设了密码。`; ; ) {
    try {
      return { chosen, result: await open(chosen) }
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== 'password-needed' && error.code !== 'wrong-password')) throw error
      if (error.code === 'wrong-password') text = '密码不对，请再试。'
      const password = await askText({ title: '输入密码', text, confirm: '打开' })
      if (password === null) return null
      chosen = { file: file.id, password }
    }
  }
}

/** Lets the user choose a package and opens it as `openGiven` does; null also when none was chosen. */
export async function openPackage<Result>(kind: FileKind, open: (chosen: { file: string; password?: string }) => Promise<Result>): Promise<OpenedPackage<Result> | null> {
  const file = await host.openFile(kind)
  return file && openGiven(file, open)
}
