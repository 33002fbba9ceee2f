/** The list before a release: `npm run release:check`. Stops at the first point that does not hold; what a machine cannot see it lists. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

function command(name, ...args) {
  const { status, stdout, error } = spawnSync(name, args, { encoding: 'utf8', shell: process.platform === 'win32' })
  return { ok: status === 0 && !error, text: stdout ?? '' }
}

const npm = (script, ...args) => () => spawnSync('npm', ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])], { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0

const points = [
  ['没有未提交的修改', () => command('git', 'status', '--porcelain').text.trim() === ''],
  [`更新记录有 ${version} 一节`, () => readFileSync('CHANGELOG.md', 'utf8').includes(`## [${version}]`)],
  [`标签 v${version} 还没有用过`, () => !command('git', 'rev-parse', '--verify', '--quiet', `refs/tags/v${version}`).ok],
  ['锁文件与 package.json 版本一致', () => JSON.parse(readFileSync('package-lock.json', 'utf8')).version === version],
  ['依赖说明没有遗漏', () => dependenciesAreExplained()],
  ['手册的截图都在', () => [...readFileSync('docs/user-guide.md', 'utf8').matchAll(/\((images\/[^)]+)\)/g)].every(([, path]) => existsSync(`docs/${path}`))],
  ['有这一版的定级样本', () => existsSync(`tests/fixtures/editions/${version}.txt.gz`)],
  ['全部测试', npm('test')],
  ['安装包', npm('package')],
  ...(process.platform === 'linux' ? [['安装、启动、走主流程、卸载', npm('package:check')]] : []),
]

const byHand = [
  '在 1280×720、1920×1080 和 200% 缩放下看过每一页（npm run screenshots）',
  '手册的截图是这一版的（npm run guide:pictures）',
  '用上一版的真实数据文件升级过一次',
  'Windows 安装包在一台干净的机器上安装、双击打开数据文件、卸载过一次',
]

/** Every direct dependency is named in docs/dependencies.md, alone or with its family (`@types/*`). */
function dependenciesAreExplained() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const text = readFileSync('docs/dependencies.md', 'utf8')
  const missing = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => {
    const [scope, own] = name.startsWith('@') ? name.split('/') : [null, name]
    return !text.includes(name) && !(scope && text.includes(scope) && (scope === '@types' || text.includes(own)))
  })
  if (missing.length > 0) console.error(`docs/dependencies.md 没有写：${missing.join('、')}`)
  return missing.length === 0
}

for (const [name, holds] of points) {
  if (!holds()) {
    console.error(`✗ ${name}`)
    process.exit(1)
  }
  console.log(`✓ ${name}`)
}
console.log(`\n请逐项确认：\n${byHand.map((each) => `□ ${each}`).join('\n')}\n\n都确认后：git tag v${version}`)
