import { spawn } from 'node:child_process'

/**
 * Runs a program until it ends. What asks this script to end is passed on, so that the program can close its data file.
 *
 * @returns its exit code, and whether it ended because it was asked to
 */
export function run(command, args, env) {
  return new Promise((resolve) => {
    let interrupted = false
    const child = spawn(command, args, { stdio: 'inherit', env })
    const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
      const handler = () => {
        interrupted = true
        // A terminal sends Ctrl+C to the program as well; a second one would end it before it has closed its file.
        if (signal === 'SIGTERM' || !process.stdin.isTTY) child.kill(signal)
      }
      process.on(signal, handler)
      return () => process.off(signal, handler)
    })
    const end = (code) => {
      for (const forget of handlers) forget()
      resolve({ code, interrupted })
    }
    child.once('error', (error) => {
      console.error(error.message)
      end(1)
    })
    child.once('exit', (code) => end(code ?? (interrupted ? 0 : 1)))
  })
}
