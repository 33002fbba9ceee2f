import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url))

/** The rules by themselves: for coverage and mutation testing, which nothing else should slow down or help. */
export default defineConfig({
  root: path(''),
  resolve: {
    alias: [
      { find: /^@rules$/, replacement: path('src/rules/index.ts') },
      { find: /^@shared\//, replacement: path('src/shared/') },
    ],
  },
  test: {
    include: ['tests/rules/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['src/rules/**/*.ts'],
      reporter: ['text', 'json-summary'],
      thresholds: { branches: 95, functions: 95, lines: 95, statements: 95 },
    },
  },
})
