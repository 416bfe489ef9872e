/** Ways to meet the limits of a real system: file modes that bind even root, and a disk that is full. */
import { spawnSync } from 'node:child_process'
import { statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Program {
  readonly command: string
  readonly args: readonly string[]
}

const succeeds = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0
const isRoot = process.getuid?.() === 0

/** Root without its two rights to pass over file modes; anybody else as they are. Undefined where that cannot be had. */
export const boundByModes = (program: Program): Program | undefined => {
  if (process.platform === 'win32') return undefined
  if (!isRoot) return program
  const args = ['--bounding-set=-dac_override,-dac_read_search', '--']
  if (!succeeds('setpriv', [...args, 'true'])) return undefined
  return { command: 'setpriv', args: [...args, program.command, ...program.args] }
}

export interface SmallDisk {
  /** Leaves `bytes` free. */
  fill(bytes: number): void
  /** As if somebody had made room. */
  grow(): void
  /** Refused while a file on it is open for writing. */
  remount(mode: 'ro' | 'rw'): void
  unmount(): void
}

/** A disk of its own in memory over `folder`; undefined where nothing can be mounted. */
export const mountSmallDisk = (folder: string, megabytes: number): SmallDisk | undefined => {
  const mount = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]
  if (process.platform !== 'linux' || !isRoot || !succeeds('mount', mount)) return undefined
  return {
    fill: (bytes) => {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(join(folder, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - bytes)))
    },
    grow: () => void succeeds('mount', ['-o', `remount,size=${megabytes + 256}m`, folder]),
    remount: (mode) => {
      if (!succeeds('mount', ['-o', `remount,${mode}`, folder])) throw new Error(`not remounted ${mode}`)
    },
    unmount: () => void succeeds('umount', ['--lazy', folder]),
  }
}
