import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const alias = [
  { find: /^@rules$/, replacement: path('./src/rules/index.ts') },
  { find: /^@shared\//, replacement: path('./src/shared/') },
  { find: /^@\//, replacement: path('./src/renderer/src/') },
]

export default defineConfig({
  test: {
    // Every core works: most of the time goes into laws that compute, none into waiting.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/{rules,shared,store,services,papers,spreadsheet,exchange,shell}/**/*.test.ts'],
          setupFiles: ['tests/setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [vue()],
        resolve: { alias },
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['tests/renderer/**/*.test.ts'],
          setupFiles: ['tests/setup.ts'],
        },
      },
    ],
  },
})
