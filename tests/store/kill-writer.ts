/** A process to be killed: enters marks one after the other and says the number of each only when it is committed. */
import { writeSync } from 'node:fs'
import { openStore } from '../../src/main/store'

const [path = '', roundId = '', subjects = '', first = '0'] = process.argv.slice(2)
const subjectIds = subjects.split(',')
const store = openStore(path, { device: 'kill-writer', now: () => new Date() })
const by = '样例评分人'

for (let number = Number(first); ; number++) {
  const subjectId = subjectIds[number % subjectIds.length] ?? ''
  store.write({ actor: by, action: '录入评分' }, (tx) =>
    tx.sheets.apply({ roundId, stage: 'city', evaluator: '' }, [{ subjectId, indicator: `N${number}`, cell: { state: 'mark', input: { value: number }, at: tx.at, by } }]),
  )
  if (number % 50 === 49) store.checkpoint()
  writeSync(1, `${number}\n`)
}
