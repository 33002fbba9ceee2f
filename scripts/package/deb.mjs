/** A .deb of the unpacked program, by the system's dpkg-deb alone: nothing is fetched. */
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readConfiguration } from './configuration.mjs'

const debian = { x64: 'amd64', arm64: 'arm64' }
const depends = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libgbm1',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libasound2 | libasound2t64',
]

function put(root, path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const desktopEntry = (mimeTypes) => `[Desktop Entry]
Name=六星评价
Comment=两新组织六星评价与比学赶超
Exec=/opt/sixstar/sixstar %F
Icon=sixstar
Terminal=false
Type=Application
StartupWMClass=sixstar
Categories=Office;
MimeType=${mimeTypes.join(';')};
`

const mimeInfo = (types) => `<?xml version="1.0" encoding="utf-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
${types.map(({ mimeType, ext, description }) => `  <mime-type type="${mimeType}"><glob pattern="*.${ext}"/><comment>${description}</comment><icon name="sixstar"/></mime-type>`).join('\n')}
</mime-info>
`

/** Everything readable by everyone, programs executable, nothing writable: whatever this machine's umask is. */
function settle(path) {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return
  if (stat.isDirectory()) for (const name of readdirSync(path)) settle(join(path, name))
  chmodSync(path, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644)
}

const kilobytes = (path) => {
  const stat = lstatSync(path)
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + kilobytes(join(path, name)), 4) : Math.ceil(stat.size / 1024)
}

/**
 * @param unpacked the folder electron-builder made
 * @returns the path of the .deb
 */
export function makeDeb(unpacked, arch) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const types = readConfiguration().fileAssociations
  const root = join('.cache/package', `deb-${arch}`)
  rmSync(root, { recursive: true, force: true })
  cpSync(unpacked, join(root, 'opt/sixstar'), { recursive: true })
  mkdirSync(join(root, 'usr/bin'), { recursive: true })
  symlinkSync('/opt/sixstar/sixstar', join(root, 'usr/bin/sixstar'))
  put(root, 'usr/share/applications/sixstar.desktop', desktopEntry(types.map(({ mimeType }) => mimeType)))
  put(root, 'usr/share/mime/packages/sixstar.xml', mimeInfo(types))
  put(root, 'usr/share/doc/sixstar/copyright', readFileSync('LICENSE', 'utf8'))
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
    const folder = join(root, `usr/share/icons/hicolor/${size}x${size}/apps`)
    mkdirSync(folder, { recursive: true })
    cpSync(`packaging/icons/${size}x${size}.png`, join(folder, 'sixstar.png'))
  }
  settle(root)
  // Chromium's sandbox where the kernel gives users no namespaces of their own: it must be root's and setuid.
  chmodSync(join(root, 'opt/sixstar/chrome-sandbox'), 0o4755)
  const size = kilobytes(root)
  put(
    root,
    'DEBIAN/control',
    `Package: sixstar
Version: ${version}
Architecture: ${debian[arch]}
Maintainer: 六星评价 <sixstar@localhost>
Installed-Size: ${size}
Depends: ${depends.join(', ')}
Recommends: fonts-noto-cjk | fonts-wqy-microhei
Section: misc
Priority: optional
Description: 两新组织六星评价与比学赶超
 供县（市、区）两新工委和镇街道使用，全部在本机离线完成。
 .
 卸载只移除程序，用户的数据文件不受影响。
`,
  )
  chmodSync(join(root, 'DEBIAN'), 0o755)
  const path = join('dist', `sixstar-${version}-linux-${debian[arch]}.deb`)
  const { status, error } = spawnSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z1', '--build', root, path], { stdio: 'inherit' })
  if (error) throw new Error(`dpkg-deb 不在这台机器上：${error.message}`)
  if (status !== 0) throw new Error('dpkg-deb failed')
  return path
}
