import type { SchemeDocument, StoredScheme } from '@shared/domain/scheme'
import { api } from '@/api'
import { askText, notifyError } from '@/components/notify'

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
