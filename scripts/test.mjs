/** Everything that must hold, in the order in which it fails fastest. */
import { spawnSync } from 'node:child_process'

const steps = [
  ['类型', 'typecheck'],
  ['代码规范', 'lint'],
  ['分层', 'layers'],
  ['未用代码', 'unused'],
  ['单元、性质与服务测试', 'test:unit'],
  ['浏览器中的主流程', 'test:browser'],
]

for (const [name, script] of steps) {
  const began = Date.now()
  console.log(`\n── ${name}（npm run ${script}）`)
  const { status } = spawnSync('npm', ['run', '--silent', script], { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) {
    console.error(`\n✗ ${name} 没有通过`)
    process.exit(status ?? 1)
  }
  console.log(`✓ ${name}，${((Date.now() - began) / 1000).toFixed(1)} 秒`)
}
console.log('\n全部通过')
