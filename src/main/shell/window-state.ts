import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { z } from 'zod'
import { clampZoom } from './zoom'

const shape = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1), maximized: z.boolean(), zoom: z.number() })
export type WindowState = z.infer<typeof shape>

/** Pixels of the title bar that must lie on a screen, so that the window can be taken hold of. */
const grip = 80

const pathIn = (folder: string) => join(folder, 'window-state.json')

/** Whether a window of these bounds can be reached on one of the screens there are now. */
export function isReachable(bounds: Rectangle, areas: readonly Rectangle[]): boolean {
  return areas.some((area) => {
    const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
    return across >= grip && bounds.y >= area.y - grip / 4 && bounds.y <= area.y + area.height - grip
  })
}

/** How the window was left; null at the first start, and where a screen it was on is gone. */
export function readWindowState(folder: string): WindowState | null {
  try {
    const state = shape.parse(JSON.parse(readFileSync(pathIn(folder), 'utf8')))
    return isReachable(state, screen.getAllDisplays().map(({ workArea }) => workArea)) ? { ...state, zoom: clampZoom(state.zoom) } : null
  } catch {
    return null
  }
}

/** Keeps place, size and zoom when the window closes. A folder that cannot be written costs only the memory. */
export function rememberWindowState(window: BrowserWindow, folder: string): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized(), zoom: window.webContents.getZoomFactor() }
    try {
      writeFileSync(pathIn(folder), JSON.stringify(state))
    } catch {
      // Said in no dialog: the window is closing, and nothing that was typed depends on it.
    }
  })
}
