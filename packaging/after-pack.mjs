/**
 * BETTER_SQLITE3_BINDING names a binding built for another Electron than the one the prebuilt binding is for (an older one
 * given by `electronDist`): the package then carries that one in the place of the prebuilt one.
 */
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Arch } from 'electron-builder'

export default async function afterPack({ appOutDir, packager, arch, electronPlatformName }) {
  const resources = packager.getResourcesDir(appOutDir)
  const carried = join(resources, 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds', `${electronPlatformName}-${Arch[arch]}.node`)
  if (!existsSync(carried)) throw new Error(`the package does not carry the native binding: ${carried}`)
  // An Electron folder from elsewhere may hold an application of its own.
  rmSync(join(resources, 'app'), { recursive: true, force: true })
  const own = process.env.BETTER_SQLITE3_BINDING
  if (own) copyFileSync(own, carried)
}
