/** The engine as it is built, for tests that need real worker threads or a real process. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../..')

export interface EngineBundle {
  readonly headless: string
  readonly worker: string
  readonly engine: string
}

/** Inside the checkout, so that the addon is found. */
const buildInto = (outDir: string): Promise<unknown> =>
  build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      outDir,
      target: 'node18',
      rollupOptions: {
        input: {
          headless: join(ROOT, 'src-main/headless/main.ts'),
          engine: join(ROOT, 'src-main/engine.ts'),
          'parse-worker': join(ROOT, 'src-main/pipeline/workers/parse-worker.ts'),
        },
        external: ['better-sqlite3'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  })

/** Built before the tests of the file that calls it, removed after them. */
export const engineBundle = (): EngineBundle => {
  mkdirSync(join(ROOT, 'out'), { recursive: true })
  const folder = mkdtempSync(join(ROOT, 'out/test-engine-'))
  beforeAll(() => buildInto(folder), 60_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return {
    headless: join(folder, 'headless.cjs'),
    worker: join(folder, 'parse-worker.cjs'),
    engine: join(folder, 'engine.cjs'),
  }
}
