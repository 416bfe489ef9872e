import fs from 'node:fs'
import path from 'node:path'

/** @typedef {{ readonly name: string, readonly version: string, readonly identifier: string | null, readonly text: string | null }} Licence */

/** Written by Vite beside each bundle (`build.license`): of everything that is in it. */
const BUNDLES = ['out/main', 'out/preload', 'out/renderer']
/** Shipped as they are, outside the bundles. Electron's own lies beside the program as well, with Chromium's. */
const SHIPPED = ['better-sqlite3', '@napi-rs/keyring', 'electron']
const LICENCE_FILE = /^(licen[cs]e|copying)(\.(md|txt))?$/i

/**
 * Writes that page to out/licences/licences.html.
 * @param {string} root of the project; Vite bundles its configuration, so that this file cannot tell
 */
export function writeLicences(root) {
  const file = path.join(root, 'out/licences/licences.html')
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, licencesPage(root))
}

/**
 * One page with the licence of everything that is shipped, once each, by name; of what is bundled, as last built.
 * @param {string} root
 */
export function licencesPage(root) {
  const bundled = BUNDLES.flatMap((folder) => readBundle(path.join(root, folder, 'licenses.json')))
  const shipped = SHIPPED.map((name) => readPackage(path.join(root, 'node_modules', name)))
  const all = new Map([...bundled, ...shipped].map((licence) => [`${licence.name} ${licence.version}`, licence]))
  const sorted = [...all.values()].sort(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version),
  )
  return toHtml(sorted)
}

/**
 * @param {string} file
 * @returns {Licence[]}
 */
const readBundle = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : [])

/**
 * @param {string} folder
 * @returns {Licence}
 */
function readPackage(folder) {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const file = fs.readdirSync(folder).find((entry) => LICENCE_FILE.test(entry))
  const text = file === undefined ? null : fs.readFileSync(path.join(folder, file), 'utf8')
  return { name: manifest.name, version: manifest.version, identifier: manifest.license ?? null, text }
}

/** @param {string} text */
const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** @param {Licence} licence */
const toSection = ({ name, version, identifier, text }) => `
<details>
<summary><b>${escapeHtml(name)}</b> ${escapeHtml(version)} <span>${escapeHtml(identifier ?? 'see its text')}</span></summary>
<pre>${escapeHtml(text?.trim() ?? `${identifier ?? 'No licence text'} (its package holds no text of it)`)}</pre>
</details>`

/** @param {readonly Licence[]} licences */
const toHtml = (licences) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Tebra Import: licences</title>
<style>
  :root { color-scheme: light dark }
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1.5rem }
  details { border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent) }
  summary { padding: .6rem 0; cursor: pointer }
  span { float: right; opacity: .7 }
  pre { white-space: pre-wrap; font-size: 13px; padding-bottom: 1rem }
</style>
<h1>Licences</h1>
<p>Tebra Import is built with the work of others: these ${licences.length} packages. Electron brings Chromium, whose licences
lie in the file LICENSES.chromium.html of the installed app.</p>${licences.map(toSection).join('')}
</html>
`
