import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Besides what the bundles hold: the native package, and what Electron brings lies in its own files beside the program. */
const outsideBundles = ['node_modules/better-sqlite3']
const bundles = ['.cache/package/bundled-main.json', '.cache/package/bundled-page.json']

/** The nearest folder upwards with a package.json that has a name: some packages keep further ones in their folders. */
function describe(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (!name || !license) throw new Error(`no name or licence in ${folder}/package.json`)
  const by = typeof author === 'string' ? author : (author?.name ?? '')
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && /^(licen[cs]e|notice|copying)/i.test(entry.name))
  return { name, version, license, by, text: files.map((file) => readFileSync(join(folder, file.name), 'utf8').trim()).join('\n\n') }
}

/**
 * Writes the licences of all packages that are in the bundles to one file.
 *
 * @returns how many packages; throws where a package names no licence
 */
export function gatherLicences(path) {
  const missing = bundles.filter((bundle) => !existsSync(bundle))
  if (missing.length > 0) throw new Error(`build first: no ${missing.join(', ')}`)
  const folders = [...new Set([...outsideBundles, ...bundles.flatMap((bundle) => JSON.parse(readFileSync(bundle, 'utf8')))])]
  const packages = folders.map(describe).sort((a, b) => (a.name < b.name ? -1 : 1))
  const parts = packages.map(({ name, version, license, by, text }) => `${name} ${version}\n${license}${by ? `, ${by}` : ''}\n\n${text || '(The package has no licence file; its licence is the one named above.)'}`)
  const own = readFileSync('LICENSE', 'utf8').trim()
  const rule = `\n\n${'='.repeat(80)}\n\n`
  writeFileSync(path, ['六星评价', own, 'Electron 与 Chromium 的许可见 LICENSE.electron.txt 与 LICENSES.chromium.html。\n以下是随程序一起分发的依赖。'].join('\n\n') + rule + parts.join(rule) + '\n')
  return packages.length
}
