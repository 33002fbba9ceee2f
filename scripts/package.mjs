/**
 * Makes packages in dist/: `npm run package -- [targets] [x64|arm64]`. Targets: `dir` (the unpacked program), `deb`, `appimage`,
 * `nsis`, `portable`, `browser` (the browser shell with its own Node). Without targets: what this system installs.
 * Electron is fetched (ELECTRON_MIRROR), or taken from the folder ELECTRON_OVERRIDE_DIST_PATH names.
 */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { makeBrowserArchive } from './package/browser.mjs'
import { configurationFor } from './package/configuration.mjs'
import { makeDeb } from './package/deb.mjs'
import { gatherLicences } from './package/licences.mjs'

const known = ['dir', 'deb', 'appimage', 'nsis', 'portable', 'browser']
const usual = { linux: ['dir', 'deb'], win32: ['nsis', 'portable'] }[process.platform] ?? ['dir']
const asked = process.argv.slice(2)
const arch = asked.find((each) => each === 'x64' || each === 'arm64') ?? process.arch
const targets = asked.filter((each) => each !== arch)
const wanted = targets.length > 0 ? targets : usual
const unknown = wanted.filter((each) => !known.includes(each))
if (unknown.length > 0) fail(`没有这种安装包：${unknown.join('、')}。可以是 ${known.join('、')}`)

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** electron-builder's own part: the unpacked program, and what it makes of it. */
async function runBuilder(platform, kinds) {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (given && (platform.nodeName !== process.platform || arch !== process.arch)) fail(`ELECTRON_OVERRIDE_DIST_PATH 里的 Electron 是 ${process.platform} ${process.arch} 的，不能用来打包 ${platform.nodeName} ${arch}`)
  await build({ targets: platform.createTarget(kinds, Arch[arch]), config: given ? await configurationFor(given) : 'electron-builder.yml' })
}

const { status } = spawnSync('npx', ['electron-vite', 'build', '--logLevel', 'warn'], { stdio: 'inherit', shell: process.platform === 'win32' })
if (status !== 0) fail('构建失败，见上面的输出。')
const packages = gatherLicences('.cache/package/licences.txt')
console.log(`许可文件：${packages} 个依赖`)

const unpacked = join('dist', arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`)
const onWindows = wanted.filter((each) => each === 'nsis' || each === 'portable')
const onLinux = wanted.filter((each) => each === 'appimage').map(() => 'AppImage')
const asFolder = wanted.includes('dir') || wanted.includes('deb')
if (onWindows.length > 0) await runBuilder(Platform.WINDOWS, onWindows)
if (onLinux.length > 0 || (asFolder && process.platform === 'linux')) {
  rmSync(unpacked, { recursive: true, force: true })
  await runBuilder(Platform.LINUX, onLinux.length > 0 ? onLinux : ['dir'])
} else if (asFolder) await runBuilder(Platform.current(), ['dir'])
if (wanted.includes('deb')) console.log(`安装包：${makeDeb(unpacked, arch)}`)
if (wanted.includes('browser')) console.log(`浏览器版：${makeBrowserArchive()}`)
