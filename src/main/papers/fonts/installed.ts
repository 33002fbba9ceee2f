/** The fonts of this computer. */
import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { extname, join } from 'node:path'
import { facesIn, type Face } from './faces'

const extensions = new Set(['.ttf', '.otf', '.ttc', '.otc'])

/** Where systems keep fonts: for everybody, then for this user. */
function fontFolders(): string[] {
  if (process.platform === 'win32') return [join(process.env.WINDIR ?? 'C:\\Windows', 'Fonts'), join(process.env.LOCALAPPDATA ?? homedir(), 'Microsoft', 'Windows', 'Fonts')]
  if (process.platform === 'darwin') return ['/System/Library/Fonts', '/Library/Fonts', join(homedir(), 'Library', 'Fonts')]
  return ['/usr/share/fonts', '/usr/local/share/fonts', join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'fonts'), join(homedir(), '.fonts')]
}

/** Every font that may be put into a document, in an order that does not change. */
export function installedFaces(): Face[] {
  return fontFolders().flatMap(filesIn).flatMap(facesIn)
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    return entries.flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesIn(path)
      return extensions.has(extname(entry.name).toLowerCase()) ? [path] : []
    })
  } catch {
    // A folder that is not there, or not ours to read, has no fonts for us.
    return []
  }
}
