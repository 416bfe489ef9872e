import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SampleSink } from './zip-writer'

/** Writes into `folder`, over what is there. */
export function createFolderSink(folder: string): SampleSink {
  let made = ''
  return {
    async add(path, bytes) {
      const parent = dirname(join(folder, path))
      if (parent !== made) await mkdir(parent, { recursive: true })
      made = parent
      await writeFile(join(folder, path), bytes)
    },
    finish: async () => undefined,
    close: async () => undefined,
  }
}
