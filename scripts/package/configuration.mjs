import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { parse } from 'yaml'

const executable = { linux: 'electron', win32: 'electron.exe', darwin: 'Electron.app' }[process.platform]

/** electron-builder.yml as it stands. */
export function readConfiguration() {
  return parse(readFileSync('electron-builder.yml', 'utf8'))
}

/** Which fuse of Electron a name of the configuration means. */
export const fuseOf = (name) => FuseV1Options[name[0].toUpperCase() + name.slice(1)]

/**
 * The configuration for an Electron from a folder: an older one has fewer fuses, and those it lacks cannot be set.
 *
 * @returns the path of a file: what is given to electron-builder as an object is merged with electron-builder.yml
 */
export async function configurationFor(folder) {
  const { electronFuses, ...rest } = readConfiguration()
  const wire = await getCurrentFuseWire(join(folder, executable))
  const [present, absent] = [true, false].map((wanted) => Object.entries(electronFuses).filter(([name]) => fuseOf(name) in wire === wanted))
  for (const [name] of absent) console.warn(`这个 Electron 没有 ${name} 这一开关`)
  const path = '.cache/package/electron-builder.json'
  writeFileSync(path, JSON.stringify({ ...rest, electronDist: folder, electronFuses: Object.fromEntries(present) }))
  return path
}
