/**
 * Imports damaged register files and fails on a crash, a hang over ten seconds, more than one gigabyte of memory, an error
 * without a sentence, or half an import. `npm run fuzz -- [how many] [seed]`; one input again: `npm run fuzz -- 1 seed number`.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const [count = 10_000, seed = 1, first = 0] = process.argv.slice(2).map(Number)
const longest = 10_000
const mostMegabytes = 1024
const starting = 60_000

const outcomes = {}
const failures = []
let slowest = { at: 0, milliseconds: 0 }
let megabytes = 0

function blame(at, what) {
  failures.push({ at, what })
  console.error(`✗ input ${at}: ${what}`)
}

/** Runs inputs until all are done or one kills or stops the worker; answers the next to go on with. */
function runFrom(from) {
  return new Promise((resolve) => {
    const worker = fork(fileURLToPath(new URL('./fuzz/import-worker.mjs', import.meta.url)), [seed, from, first + count].map(String))
    let at = from
    let since = Date.now()
    let begun = false
    const watch = setInterval(() => {
      if (Date.now() - since < (begun ? longest : starting)) return
      clearInterval(watch)
      blame(at, 'no end within 10 s')
      worker.kill('SIGKILL')
    }, 500)
    worker.on('message', (message) => {
      const now = Date.now()
      if (message.failure) blame(message.at, message.failure)
      if (message.outcome) {
        outcomes[message.outcome] = (outcomes[message.outcome] ?? 0) + 1
        if (now - since > slowest.milliseconds) slowest = { at: message.at, milliseconds: now - since }
        if (message.megabytes > mostMegabytes && megabytes <= mostMegabytes) blame(message.at, `${message.megabytes.toFixed(0)} MB of memory`)
        megabytes = Math.max(megabytes, message.megabytes)
      }
      at = message.at
      since = now
      begun = true
    })
    worker.on('exit', (code, signal) => {
      clearInterval(watch)
      if (code !== 0 && signal !== 'SIGKILL') blame(at, `the importer ended with ${code ?? signal}`)
      resolve(code === 0 ? first + count : at + 1)
    })
  })
}

const began = Date.now()
for (let next = first; next < first + count; ) next = await runFrom(next)
const total = Object.values(outcomes).reduce((sum, each) => sum + each, 0)
console.log(`${total} inputs (seed ${seed}) in ${((Date.now() - began) / 1000).toFixed(0)} s:`, outcomes)
console.log(`slowest ${slowest.milliseconds} ms (input ${slowest.at}), at most ${megabytes.toFixed(0)} MB, ${failures.length} failures`)
process.exit(failures.length === 0 ? 0 : 1)
