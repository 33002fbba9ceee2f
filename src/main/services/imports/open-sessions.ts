import { randomUUID } from 'node:crypto'
import { AppError } from '@shared/errors'

/** Files stay in memory until their import is closed; of forgotten imports only the newest stay. */
const mostOpen = 2

/** The imports of one kind that are open, by id. */
export function createSessions<Session>() {
  const sessions = new Map<string, Session>()
  return {
    open(session: Session): string {
      const id = randomUUID()
      sessions.set(id, session)
      for (const oldest of sessions.keys()) {
        if (sessions.size <= mostOpen) break
        sessions.delete(oldest)
      }
      return id
    },
    /** @throws AppError `not-found` when the import was closed */
    found(id: string): Session {
      const session = sessions.get(id)
      if (!session) throw new AppError('not-found', '这次导入已经关闭，请重新选择文件。')
      return session
    },
    close(id: string): void {
      sessions.delete(id)
    },
  }
}
