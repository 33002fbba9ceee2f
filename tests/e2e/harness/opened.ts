import type { Page } from 'playwright-core'

/** A running application, whichever shell draws it. */
export interface Opened {
  page: Page
  /** Answers the file dialog that `click` opens with this file. */
  chooseFile(path: string, click: () => Promise<void>): Promise<void>
  chooseFiles(paths: string[], click: () => Promise<void>): Promise<void>
  chooseFolder(path: string, click: () => Promise<void>): Promise<void>
  /** Lets `click` export a file. @returns where it was saved */
  saveFile(click: () => Promise<void>): Promise<string>
  /** kill -9: no handler runs, nothing is flushed. */
  kill(): Promise<void>
  close(): Promise<void>
  /** The main process of Electron; null in a browser. */
  main: MainProcess | null
}

export interface MainProcess {
  /** Evaluates an expression there, where `require` is there. @returns its value */
  evaluate(expression: string): Promise<unknown>
  /** Lets go of page and process, so that the window itself, not the test, decides whether it may be closed and the program end. */
  letGo(): Promise<void>
  /** Resolves with the exit code once the program has ended by itself. */
  ended: Promise<number | null>
  /** Starts the program once more on the same data, as a double click on files does. @returns its exit code */
  startAgain(files: readonly string[]): Promise<number | null>
}

/** Console errors, page errors and failed requests since the start; tests expect none. */
export function watchForTrouble(page: Page): string[] {
  const trouble: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(`${message.type()}: ${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => trouble.push(`page error: ${error.stack ?? error.message}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // A download takes the navigation over: Chromium calls that aborted.
    if (reason !== 'net::ERR_ABORTED') trouble.push(`request failed: ${request.url()} ${reason}`)
  })
  return trouble
}
