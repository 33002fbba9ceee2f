import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../../', import.meta.url))
const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url))

// Windows on the display of a desktop share its focus; elsewhere each file has a display of its own (harness/display.ts).
const together = process.env.SIXSTAR_SHELL === 'electron' && (process.env.DISPLAY || process.platform !== 'linux')

/** Flows through the built application, two files at a time. */
export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^@rules$/, replacement: path('src/rules/index.ts') },
      { find: /^@shared\//, replacement: path('src/shared/') },
    ],
  },
  test: {
    // Not tests of themselves: pictures and figures (scripts/e2e.mjs).
    include: process.env.SIXSTAR_WORK ? [`tests/e2e/${process.env.SIXSTAR_WORK}.ts`] : ['tests/e2e/**/*.e2e.ts'],
    maxWorkers: together || process.env.SIXSTAR_WORK ? 1 : 2,
    testTimeout: 240_000,
    hookTimeout: 180_000,
    // A poll waits for the application, and so as long as Playwright does.
    expect: { poll: { timeout: 30_000 } },
  },
})
