/** What can happen to a store's files on the disk: each changes the files in place and is named for the table. */
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { pick } from './plan'

type Random = () => number
/** `other`: the file of another store; `older`: this one some steps earlier, without its write-ahead log. */
export interface Victim {
  readonly file: string
  readonly other: string
  readonly older: string
}
export interface Damage {
  readonly name: string
  readonly strike: (victim: Victim, random: Random) => void
}

const bytesOf = (random: Random, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))

const change = (file: string, work: (bytes: Buffer) => void): void => {
  if (!existsSync(file)) return
  const bytes = readFileSync(file)
  if (bytes.length > 0) work(bytes)
  writeFileSync(file, bytes)
}

const flip = (file: string, random: Random): void =>
  change(file, (bytes) => {
    for (let many = Math.ceil(random() * 64); many > 0; many--) {
      const at = Math.floor(random() * bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(random() * 255))
    }
  })

const PAGE = 4096
const overwritePage = (file: string, random: Random): void =>
  change(file, (bytes) => {
    const at = Math.floor((random() * bytes.length) / PAGE) * PAGE
    bytesOf(random, Math.min(PAGE, bytes.length - at)).copy(bytes, at)
  })

const cut = (file: string, random: Random): void => {
  if (existsSync(file)) truncateSync(file, Math.floor(random() * statSync(file).size))
}

const replace = (file: string, content: Buffer): void => {
  for (const part of ['-wal', '-shm']) rmSync(file + part, { force: true })
  writeFileSync(file, content)
}

const wal = ({ file }: Victim): string => `${file}-wal`
const PLAIN = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(PAGE * 2 - 16)])

export const DAMAGES: readonly Damage[] = [
  { name: 'random bytes changed', strike: ({ file }, random) => flip(file, random) },
  { name: 'a page overwritten', strike: ({ file }, random) => overwritePage(file, random) },
  { name: 'cut short', strike: ({ file }, random) => cut(file, random) },
  { name: 'emptied', strike: ({ file }) => truncateSync(file, 0) },
  { name: 'emptied with its log', strike: ({ file }) => replace(file, Buffer.alloc(0)) },
  { name: 'gone', strike: ({ file }) => rmSync(file) },
  {
    name: 'gone with its log',
    strike: ({ file }) => {
      for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true })
    },
  },
  { name: 'log changed', strike: (victim, random) => flip(wal(victim), random) },
  { name: 'log cut', strike: (victim, random) => cut(wal(victim), random) },
  { name: 'log gone', strike: (victim) => rmSync(wal(victim), { force: true }) },
  {
    name: 'index of the log changed',
    strike: ({ file }, random) => pick(random, [flip, cut, overwritePage])(`${file}-shm`, random),
  },
  { name: 'replaced by noise', strike: ({ file }, random) => replace(file, bytesOf(random, PAGE * 4)) },
  { name: 'replaced by a plain database', strike: ({ file }) => replace(file, PLAIN) },
  { name: 'replaced by text', strike: ({ file }) => replace(file, Buffer.from('Dear diary,\n')) },
  { name: 'replaced by another store', strike: ({ file, other }) => replace(file, readFileSync(other)) },
  {
    name: 'replaced by an older copy',
    strike: ({ file, older }) => {
      for (const part of ['-wal', '-shm']) rmSync(file + part, { force: true })
      copyFileSync(older, file)
    },
  },
]
