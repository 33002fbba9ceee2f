/**
 * Installs the .deb of dist/ into an empty root, starts it there on a virtual display, lets it walk the main job, removes it,
 * and looks whether the data are still there: `npm run package -- deb && npm run package:check`. With `-- all` it walks every
 * flow of the tests, which takes ten minutes. Needs dpkg and xvfb-run.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseVersion, FuseV1Options, flipFuses, getCurrentFuseWire } from '@electron/fuses'
import Database from 'better-sqlite3'
import { chromium } from 'playwright-core'
import { fuseOf, readConfiguration } from './package/configuration.mjs'

const given = process.argv.slice(2).find((each) => each !== 'all')
const every = process.argv.includes('all')
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const deb = given ?? `dist/sixstar-${version}-linux-${process.arch === 'arm64' ? 'arm64' : 'amd64'}.deb`
if (!process.env.DISPLAY) {
  const { status } = spawnSync('xvfb-run', ['-a', '-s', '-screen 0 1920x1200x24', process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' })
  process.exit(status ?? 1)
}

const root = mkdtempSync(join(tmpdir(), 'sixstar-root-'))
const program = join(root, 'opt/sixstar/sixstar')
/** How the wire says yes: an ASCII 1. */
const fuseOn = 49
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

function must(holds, sentence) {
  if (!holds) throw new Error(sentence)
  console.log(`✓ ${sentence}`)
}

function dpkg(...args) {
  const { status, stderr } = spawnSync('dpkg', [`--root=${root}`, '--force-depends', '--force-not-root', '--force-bad-path', ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`dpkg ${args.join(' ')}: ${stderr}`)
}

function install() {
  for (const folder of ['info', 'updates']) mkdirSync(join(root, 'var/lib/dpkg', folder), { recursive: true })
  for (const file of ['status', 'available']) writeFileSync(join(root, 'var/lib/dpkg', file), '')
  dpkg('-i', deb)
  must(existsSync(program), `${deb} is installed in an empty root`)
  must(readFileSync(join(root, 'usr/share/applications/sixstar.desktop'), 'utf8').includes('application/x-sixstar;'), 'the menu entry opens data files')
  must(readFileSync(join(root, 'usr/share/mime/packages/sixstar.xml'), 'utf8').includes('*.sixscore'), 'the file types are registered')
  must((statSync(join(root, 'opt/sixstar/chrome-sandbox')).mode & 0o7777) === 0o4755, 'the sandbox helper is setuid')
  must(readFileSync(join(root, 'opt/sixstar/resources/licences.txt'), 'utf8').includes('better-sqlite3'), 'the licences are there')
}

/** The fuses are as configured; then the one that lets a test answer native dialogs is opened in this copy. */
async function checkFuses() {
  const wire = await getCurrentFuseWire(program)
  const wrong = Object.entries(readConfiguration().electronFuses).filter(([name, on]) => fuseOf(name) in wire && (wire[fuseOf(name)] === fuseOn) !== on)
  must(wrong.length === 0, `the fuses are set${wrong.map(([name]) => ` but ${name}`).join('')}`)
  await flipFuses(program, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true })
}

/** Opens the sample data in the user's own data folder; ends by a signal, as when the session ends. */
async function useOnce(home) {
  const child = spawn(program, [...asRoot, '--remote-debugging-port=0'], { env: { ...process.env, HOME: home, XDG_DATA_HOME: join(home, '.local/share') }, stdio: ['ignore', 'ignore', 'pipe'] })
  const address = await new Promise((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
      const found = /DevTools listening on (ws:\S+)/.exec(said)
      if (found) resolve(found[1])
    })
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}:\n${said}`)))
  })
  const browser = await chromium.connectOverCDP(address, { noDefaults: true })
  const [context] = browser.contexts()
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.getByTestId('start-sample').click()
  await page.getByRole('heading', { level: 1, name: '总览' }).waitFor({ timeout: 120_000 })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await browser.close()
  child.kill('SIGTERM')
  await ended
}

function dataFile(home) {
  const folder = join(home, '.local/share/六星评价/示例数据')
  const [name] = existsSync(folder) ? readdirSync(folder).filter((each) => each.endsWith('.sixstar')) : []
  return name && join(folder, name)
}

let failed = false
try {
  install()
  await checkFuses()
  const home = join(root, 'home/user')
  mkdirSync(home, { recursive: true })
  await useOnce(home)
  must(dataFile(home), 'started by its user, it keeps data in the user’s folder')
  const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'tests/e2e/vitest.config.mts', ...(every ? [] : ['main-flow'])], { stdio: 'inherit', env: { ...process.env, SIXSTAR_SHELL: 'electron', SIXSTAR_EXECUTABLE: program } })
  must(status === 0, `the installed program walks ${every ? 'every flow' : 'the main job'}`)
  dpkg('--purge', 'sixstar')
  must(!existsSync(join(root, 'opt/sixstar')) && !existsSync(join(root, 'usr/bin/sixstar')), 'removing takes the whole program away')
  const database = new Database(dataFile(home), { readonly: true })
  must(database.pragma('integrity_check', { simple: true }) === 'ok', 'the data are still there, and whole')
  database.close()
} catch (error) {
  failed = true
  console.error(`✗ ${error instanceof Error ? error.message : error}`)
}
rmSync(root, { recursive: true, force: true })
process.exitCode = failed ? 1 : 0
