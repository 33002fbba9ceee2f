import { AppError } from '@shared/errors'
import type { FileKind } from '@shared/domain/file'
import { askText } from '@/components/notify'
import { host } from '@/host'

/**
 * Lets the user choose a package and opens it with `open`, asking for its password where it has one.
 *
 * @returns what `open` answered, or null when the user thought better of it
 */
export async function openPackage<Result>(kind: FileKind, open: (chosen: { file: string; password?: string }) => Promise<Result>): Promise<{ chosen: { file: string; password?: string }; result: Result } | null> {
  const file = await host.openFile(kind)
  if (!file) return null
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
