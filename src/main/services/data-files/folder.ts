import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where data live when nothing else is said: the user's data folder, the same for both shells. `SIXSTAR_DATA_DIR` overrides it. */
export function dataFolder(): string {
  return process.env.SIXSTAR_DATA_DIR ?? join(userData(), '六星评价')
}

function userData(): string {
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share')
}
