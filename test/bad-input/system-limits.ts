/** Ways to meet the limits of a real system: file modes that bind even root, and a disk that is full. */
import { spawnSync } from 'node:child_process'
import { statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Program {
  readonly command: string
  readonly args: readonly string[]
}

const ignored = { stdio: 'ignore' } as const
const isRoot = process.getuid?.() === 0

/** Root without its two rights to pass over file modes; anybody else as they are. Undefined where that cannot be had. */
export const boundByModes = (program: Program): Program | undefined => {
  if (process.platform === 'win32') return undefined
  if (!isRoot) return program
  const args = ['--bounding-set=-dac_override,-dac_read_search', '--']
  if (spawnSync('setpriv', [...args, 'true'], ignored).status !== 0) return undefined
  return { command: 'setpriv', args: [...args, program.command, ...program.args] }
}

export interface SmallDisk {
  /** Leaves `bytes` free. */
  fill(bytes: number): void
  /** As if somebody had made room. */
  grow(): void
  unmount(): void
}

/** A disk of its own in memory over `folder`; undefined where nothing can be mounted. */
export const mountSmallDisk = (folder: string, megabytes: number): SmallDisk | undefined => {
  const mount = (options: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], ignored)
  if (process.platform !== 'linux' || !isRoot || mount(`size=${megabytes}m`).status !== 0) return undefined
  return {
    fill: (bytes) => {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(join(folder, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - bytes)))
    },
    grow: () => void spawnSync('mount', ['-o', `remount,size=${megabytes + 256}m`, folder], ignored),
    unmount: () => void spawnSync('umount', ['--lazy', folder], ignored),
  }
}
