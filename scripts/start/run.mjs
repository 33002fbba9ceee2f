import { spawn } from 'node:child_process'

/** A program that ends sooner than this with an error did not start. */
const startFails = 10_000

/**
 * Runs a program until it ends. What asks this script to end is passed on, so that the program can close its data file.
 *
 * @returns its exit code; `failed`: why it did not start, or null
 */
export function run(command, args) {
  const began = Date.now()
  return new Promise((resolve) => {
    let interrupted = false
    const child = spawn(command, args, { stdio: 'inherit' })
    const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
      const handler = () => {
        interrupted = true
        // A terminal sends Ctrl+C to the program as well; a second one would end it before it has closed its file.
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
      }
      process.on(signal, handler)
      return () => process.off(signal, handler)
    })
    const end = (code, why) => {
      for (const forget of handlers) forget()
      resolve({ code, failed: code !== 0 && !interrupted && Date.now() - began < startFails ? why : null })
    }
    child.once('error', (error) => end(1, error.message))
    child.once('exit', (code, signal) => end(code ?? (interrupted ? 0 : 1), signal ? `信号 ${signal}` : `退出码 ${code}`))
  })
}
