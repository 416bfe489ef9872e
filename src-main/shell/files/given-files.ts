/** Folders and files given to the app rather than chosen in it: dropped on its icon, by "Open with", or as arguments. */
import { statSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { z } from 'zod'

/** What a Tebra export comes as. Everything else on a command line is no business of ours. */
const EXTENSIONS = ['.zip', '.ccda', '.xml', '.ccd', '.cda']
const MOST = 1000

export interface GivenFiles {
  add(paths: readonly string[]): void
  paths(): readonly string[]
  /** What the window may see of them. */
  names(): readonly string[]
  /** Once: whoever takes them adds them to an import. */
  take(): readonly string[]
}

/** They wait here until an import is there to take them. */
export function createGivenFiles(onGiven: () => void): GivenFiles {
  let waiting: readonly string[] = []
  return {
    add(paths) {
      const fresh = paths.filter((path) => !waiting.includes(path))
      if (fresh.length === 0) return
      waiting = [...waiting, ...fresh].slice(0, MOST)
      onGiven()
    },
    paths: () => waiting,
    names: () => waiting.map((path) => basename(path)),
    take() {
      const taken = waiting
      waiting = []
      return taken
    },
  }
}

/** `appFolder`: in development it is an argument itself. */
export const pathsIn = (argv: readonly string[], folder: string, appFolder: string): string[] =>
  argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-'))
    .map((argument) => resolve(folder, argument))
    .filter((path) => path !== appFolder && isExport(path))

function isExport(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat?.isDirectory() === true || (stat?.isFile() === true && EXTENSIONS.includes(extname(path).toLowerCase()))
}

/** What a second start hands to the first. Its command line is rearranged by Chromium on the way; this is not. */
const Handed = z.object({ paths: z.array(z.string().min(1).max(4096)).max(MOST) })
export type Handed = z.infer<typeof Handed>

export const handedPaths = (data: unknown): readonly string[] => Handed.safeParse(data).data?.paths ?? []
