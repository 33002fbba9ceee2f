import { builtInSchemes } from '@shared/schemes'
import { canonicalHash } from './canonical-json'
import { defaultSettings } from './repositories/settings'
import type { Store } from './store'

/** The same built-in scheme has the same row id in every file: a UUID (version 8, RFC 9562) out of the hash of its content. */
function uuidFrom(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Gives a new file the settings it starts with and the built-in schemes. */
export function seed(store: Store): void {
  store.write({ actor: '系统', action: '新建数据文件' }, (tx) => {
    tx.settings.update(defaultSettings)
    for (const scheme of builtInSchemes) {
      const hash = canonicalHash(scheme)
      tx.schemes.insertBuiltIn(uuidFrom(hash), scheme, hash)
    }
  })
}
