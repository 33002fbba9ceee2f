/** What of node_modules a build takes into its bundle, noted for the licences of a package (scripts/package/licences.mjs). */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const inPackage = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/

/** Notes the folders of the packages in .cache/package/bundled-‹part›.json. */
export function noteBundledPackages(part: string): Plugin {
  return {
    name: 'note-bundled-packages',
    apply: 'build',
    generateBundle() {
      const folders = [...this.getModuleIds()].flatMap((id) => inPackage.exec(id.replaceAll('\0', ''))?.[1] ?? [])
      mkdirSync('.cache/package', { recursive: true })
      writeFileSync(`.cache/package/bundled-${part}.json`, JSON.stringify([...new Set(folders)].sort()))
    },
  }
}
