import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { AppError } from '@shared/errors'
import type { FileRegistry } from '../context'
import { safeFileName } from './safe-name'

/** The files of one session. What was produced or uploaded lies in a temporary folder that `dispose` removes. */
export function createFileRegistry(): FileRegistry & { dispose(): void } {
  const known = new Map<string, { path: string; name: string }>()
  const folder = mkdtempSync(join(tmpdir(), 'sixstar-session-'))
  return {
    register(path, name = basename(path)) {
      const id = randomUUID()
      known.set(id, { path, name })
      return { id, name, size: statSync(path).size }
    },
    resolve(id) {
      const file = known.get(id)
      if (!file) throw new AppError('not-found', '没有找到这个文件，请重新选择。')
      return file
    },
    temporaryPath(name) {
      const own = join(folder, randomUUID())
      mkdirSync(own)
      return join(own, safeFileName(name))
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}
