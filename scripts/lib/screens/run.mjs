// The pictures themselves; scripts/screens.mjs gives it an Electron and a display.
import fs from 'node:fs'
import path from 'node:path'
import { build, preview } from 'vite'
import { bringAxe, violations } from '../axe.mjs'
import { optionsOf } from '../options.mjs'
import { licencesPage } from '../package/licences.mjs'
import { inRoot, say, stop } from '../project.mjs'
import { openCamera } from './camera.mjs'
import { packPng } from './pack-png.mjs'
import { README_SCREENS } from './readme.mjs'
import { writeSheet } from './sheet.mjs'

/**
 * @typedef {import('./camera.mjs').Scene} Scene
 * @typedef {import('./camera.mjs').Size} Size
 * @typedef {Awaited<ReturnType<typeof openCamera>>} Camera
 * @typedef {{ scene: string, theme: string, size: string, file: string }} Shot
 */

/** @type {Size} */
const LAPTOP = { name: '1280x800', width: 1280, height: 800, zoom: 1, themes: ['light', 'dark'] }
/** At 200 % zoom a window has half as many CSS pixels each way; drawn of each screen once. @type {Size} */
const ZOOMED = { name: '1280x800-zoom200', width: 640, height: 400, zoom: 2, themes: ['light'] }
/** @type {readonly Size[]} */
const SIZES = [LAPTOP, { ...LAPTOP, name: '1920x1080', width: 1920, height: 1080 }]
/** Each window has a browser of its own, which draws on one core. */
const CAMERAS = 2

const OUT = inRoot('out/screens')
const options = optionsOf('npm run screens [-- --only home,review | --readme] [--axe]', {
  only: { type: 'string', default: '' },
  readme: { type: 'boolean', default: false },
  axe: { type: 'boolean', default: false },
})
/** Each screen is also looked at by axe (WCAG 2.2 AA), by day and by night. */
const withAxe = options.axe
const only = options.only === '' ? [] : options.only.split(',')

/** What the Help menu opens in the browser. */
const LICENCES = 'licences'
const isWanted = (/** @type {string} */ name) => only.length === 0 || only.some((start) => name.startsWith(start))

/** @type {string[]} */
const problems = []
const startedAtMs = performance.now()
const configFile = inRoot('test/renderer/preview/vite.config.ts')
await build({ configFile, logLevel: 'warn' })
const server = await preview({ configFile, logLevel: 'warn', preview: { host: '127.0.0.1', port: 0 } })
const address = server.resolvedUrls?.local[0] ?? stop('The preview could not be served.')
const cameras = await Promise.all(Array.from({ length: CAMERAS }, () => openCamera(address)))
if (withAxe) await Promise.all(cameras.map(({ page }) => bringAxe(page)))
try {
  await (options.readme ? drawReadme() : drawAll())
} finally {
  await Promise.all(cameras.map((camera) => camera.close()))
  await server.close()
}
for (const problem of problems) say(problem)
process.exitCode = problems.length === 0 ? 0 : 1

/** @returns {Promise<readonly Scene[]>} */
async function readScenes() {
  return (await cameras[0]?.scenes()) ?? []
}

async function drawAll() {
  const scenes = await readScenes()
  if (only.length === 0) fs.rmSync(OUT, { recursive: true, force: true })
  fs.mkdirSync(OUT, { recursive: true })
  const digits = String(scenes.length).length
  const queue = scenes
    .map((scene, index) => ({ scene, number: String(index + 1).padStart(digits, '0') }))
    .filter(({ scene }) => isWanted(scene.name))
  const work = queue.values()
  /** @type {Shot[]} */
  const shots = []
  const film = async (/** @type {Camera} */ camera) => {
    for (const { scene, number } of work) shots.push(...(await drawScene(camera, scene, number)))
  }
  await Promise.all(cameras.map(film))
  if (isWanted(LICENCES)) shots.push(...(await drawLicences(String(scenes.length + 1).padStart(digits, '0'))))
  shots.sort((one, other) => (one.file < other.file ? -1 : 1))
  fs.writeFileSync(path.join(OUT, 'index.html'), writeSheet(shots))
  const seconds = Math.round((performance.now() - startedAtMs) / 1000)
  console.log(`${shots.length} pictures of ${queue.length} screens in ${seconds} s: out/screens/index.html`)
}

/**
 * @param {Camera} camera
 * @param {Scene} scene
 * @param {string} number
 */
async function drawScene(camera, scene, number) {
  /** @type {Shot[]} */
  const shots = []
  try {
    await camera.open(scene, LAPTOP)
    for (const size of scene.zoomed ? [...SIZES, ZOOMED] : SIZES) {
      await camera.resize(scene, size)
      for (const theme of size.themes) {
        const file = `${number}-${scene.name}.${theme}.${size.name}.png`
        await camera.draw(scene, theme, size, path.join(OUT, file), { whole: true })
        shots.push({ scene: scene.name, theme, size: size.name, file })
        if (withAxe && size === LAPTOP) {
          const found = await violations(camera.page, theme === 'dark')
          problems.push(...found.map((line) => `${scene.name}, ${theme}: ${line}`))
        }
      }
    }
  } catch (error) {
    problems.push(`${scene.name}: ${error instanceof Error ? error.message.slice(0, 400) : ''}`)
  }
  return shots
}

/** @param {string} number */
async function drawLicences(number) {
  const camera = cameras[0] ?? stop('No window')
  const html = licencesPage(inRoot('.'))
  /** @type {Shot[]} */
  const shots = []
  for (const size of SIZES) {
    for (const theme of size.themes) {
      const file = `${number}-${LICENCES}.${theme}.${size.name}.png`
      await camera.drawPage(html, theme, size, path.join(OUT, file))
      shots.push({ scene: LICENCES, theme, size: size.name, file })
      if (withAxe && size === LAPTOP) {
        const found = await violations(camera.page, theme === 'dark')
        problems.push(...found.map((line) => `${LICENCES}, ${theme}: ${line}`))
      }
    }
  }
  return shots
}

async function drawReadme() {
  const scenes = await readScenes()
  const folder = inRoot('resources/screens')
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  const camera = cameras[0] ?? stop('No window')
  for (const { file, scene: name, theme } of README_SCREENS) {
    const scene = scenes.find((one) => one.name === name) ?? stop(`There is no scene ${name}.`)
    await camera.open(scene, LAPTOP)
    const picture = path.join(folder, file)
    await camera.draw(scene, theme, LAPTOP, picture, { whole: false })
    fs.writeFileSync(picture, packPng(fs.readFileSync(picture)))
  }
  console.log(`${README_SCREENS.length} pictures: resources/screens`)
}
