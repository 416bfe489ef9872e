import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { writeLicences } from './scripts/lib/package/licences.mjs'

const at = (path: string): string => resolve(import.meta.dirname, path)

/** What is in each bundle, and under which licence. The window is built last: then the page of all is put together. */
const license = { fileName: 'licenses.json' }
const licences = { name: 'licences', closeBundle: () => writeLicences(import.meta.dirname) }

/**
 * CommonJS for Node 18 and Chrome 114: the same bundle runs in the pinned Electron and in the older one that tests use
 * where the pinned one cannot be downloaded. All of main lies in one folder: outside the asar, the engine finds its
 * worker beside itself. Only `dependencies` of package.json (the two native addons) stay outside the bundle.
 */
export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      target: 'node18',
      license,
      rollupOptions: {
        input: {
          index: at('src-main/index.ts'),
          engine: at('src-main/engine.ts'),
          'parse-worker': at('src-main/pipeline/workers/parse-worker.ts'),
          headless: at('src-main/headless/main.ts'),
        },
        // The library does not say so itself; only its parser is used, a third of it, and each worker would hold it all.
        treeshake: { moduleSideEffects: (id) => !id.includes('/@cantoo/pdf-lib/') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      target: 'node18',
      license,
      rollupOptions: {
        input: { index: at('src-preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    build: {
      outDir: at('out/renderer'),
      target: 'chrome114',
      license,
      minify: true,
      // The content security policy allows fonts and pictures of the app's own origin, not data: URLs.
      assetsInlineLimit: 0,
      // Loaded from the disk at start: splitting it would only cost.
      chunkSizeWarningLimit: 2_000,
      rollupOptions: { input: at('src-renderer/index.html') },
    },
    plugins: [react(), licences],
  },
})
