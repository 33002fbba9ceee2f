import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url))

/** Examples before laws and published results: they end most mutants in milliseconds. */
class ExamplesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const cost = ({ moduleId }: TestSpecification) => (/laws|oracles/.test(moduleId) ? Number.MAX_SAFE_INTEGER : statSync(moduleId).size)
    return [...files].sort((left, right) => cost(left) - cost(right))
  }
}

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
    // The rules hold no state: one worker for all files spares loading them some sixty times.
    isolate: false,
    sequence: { sequencer: ExamplesFirst },
    coverage: {
      provider: 'v8',
      include: ['src/rules/**/*.ts'],
      reporter: ['text', 'json-summary'],
      thresholds: { branches: 95, functions: 95, lines: 95, statements: 95 },
    },
  },
})
