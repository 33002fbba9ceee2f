import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import { noteBundledPackages } from './bundled-packages.config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const alias = [
  { find: /^@rules$/, replacement: path('./src/rules/index.ts') },
  { find: /^@shared\//, replacement: path('./src/shared/') },
  { find: /^@\//, replacement: path('./src/renderer/src/') },
]

/** Native code stays outside the bundle; everything else goes in, since some of it is ESM and main is CommonJS. */
const external = ['electron', 'better-sqlite3']

export default defineConfig({
  main: {
    resolve: { alias },
    plugins: [noteBundledPackages('main')],
    build: {
      target: 'node18',
      externalizeDeps: false,
      rollupOptions: {
        external,
        input: { index: path('./src/main/index.ts'), browser: path('./src/main/browser.ts'), 'path-worker': path('./src/main/paths/worker.ts'), 'margins-worker': path('./src/main/paths/margins-worker.ts'), 'paper-worker': path('./src/main/papers/worker.ts'), 'round-data-worker': path('./src/main/round-data/worker.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node18',
      externalizeDeps: false,
      rollupOptions: { external, input: { index: path('./src/preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].js' } },
    },
  },
  renderer: {
    root: path('./src/renderer'),
    resolve: { alias },
    plugins: [vue(), components({ dts: false, resolvers: [ElementPlusResolver()] }), noteBundledPackages('page')],
    build: {
      target: 'chrome114',
      modulePreload: { polyfill: false },
      rollupOptions: { input: path('./src/renderer/index.html') },
    },
  },
})
