import fs from 'node:fs'
import path from 'node:path'

/**
 * What the documents are held against.
 * @typedef {object} Project
 * @property {string} root
 * @property {ReadonlySet<string>} scripts of package.json
 * @property {ReadonlySet<string>} folders at the top
 * @property {string} sources all code that may read an option or a variable
 * @property {string} words all words of the window
 */

const CODE = /\.(ts|tsx|mjs|cjs|js|yml)$/
/** Made by commands, so they need not be there. */
const GENERATED = ['out', 'dist', 'node_modules']

/** @param {string} folder */
function textOf(folder) {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => CODE.test(file))
  return files.map((file) => fs.readFileSync(path.join(folder, file), 'utf8')).join('\n')
}

/**
 * @param {string} root
 * @returns {Project}
 */
export function readProject(root) {
  const entries = fs.readdirSync(root, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory() && !GENERATED.includes(entry.name))
  const configs = entries.filter((entry) => entry.isFile() && /\.config\.(ts|mjs)$/.test(entry.name))
  const sources = ['.github', 'scripts', 'src-main', 'src-preload', 'src-renderer', 'test']
  return {
    root,
    scripts: new Set(Object.keys(JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).scripts)),
    folders: new Set(folders.map(({ name }) => name)),
    sources: [
      ...sources.map((folder) => textOf(path.join(root, folder))),
      ...configs.map(({ name }) => fs.readFileSync(path.join(root, name), 'utf8')),
    ].join('\n'),
    words: ['src-renderer', 'src-preload/contract', 'src-main/shell']
      .map((folder) => textOf(path.join(root, folder)))
      .join('\n'),
  }
}
