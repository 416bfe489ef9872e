/** What operating systems leave in folders and ZIPs; it is passed over without a word. */
const FILES = new Set(['.ds_store', 'thumbs.db', 'desktop.ini'])
const FOLDERS = new Set([
  '__macosx',
  '$recycle.bin',
  'system volume information',
  '.trashes',
  '.spotlight-v100',
  '.fseventsd',
])

const isNoiseFolder = (name: string): boolean => FOLDERS.has(name.toLowerCase())

/** `name`: the last segment of a path. `._*` are the resource forks that macOS adds beside a file. */
export const isNoise = (name: string): boolean =>
  name.startsWith('._') || FILES.has(name.toLowerCase()) || isNoiseFolder(name)

/** `path` within a ZIP, '/' separated. */
export function isNoisePath(path: string): boolean {
  const segments = path.split('/')
  return segments.some(isNoiseFolder) || isNoise(segments.at(-1) ?? '')
}
