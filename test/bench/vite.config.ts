import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const at = (path: string): string => resolve(import.meta.dirname, '../..', path)

/** The benchmark and the engine it measures, as they ship: bundled, with only the SQLite addon outside. */
export default defineConfig({
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    outDir: at('out/bench/build'),
    emptyOutDir: true,
    target: 'node18',
    rollupOptions: {
      input: {
        main: at('test/bench/main.ts'),
        measure: at('test/bench/measure.ts'),
        report: at('test/bench/report.ts'),
        'parse-worker': at('src-main/pipeline/workers/parse-worker.ts'),
      },
      external: ['better-sqlite3'],
      // As electron.vite.config.ts has it.
      treeshake: { moduleSideEffects: (id) => !id.includes('/@cantoo/pdf-lib/') },
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
    },
  },
})
