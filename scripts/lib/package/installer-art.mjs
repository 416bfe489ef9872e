import fs from 'node:fs'
import path from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { inRoot } from '../project.mjs'
import { ICNS_SIZES, ICO_SIZES, toBmp, toIcns, toIco } from './icon-files.mjs'

/** Where electron-builder looks for what it needs besides the app. */
export const INSTALLER_ART = inRoot('out/installer')

const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
/** Up to here the simple drawing is used: the details of the large one would blur. */
const SMALL_UP_TO = 32

/**
 * @param {string} name of a drawing in resources/icons
 * @param {number} width in pixels
 */
function draw(name, width) {
  const svg = fs.readFileSync(inRoot('resources/icons', `${name}.svg`), 'utf8')
  return new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render()
}

/**
 * @param {string} name
 * @param {readonly number[]} sizes
 * @returns {Map<number, Buffer>}
 */
const pngs = (name, sizes) => new Map(sizes.map((size) => [size, draw(name, size).asPng()]))

/**
 * @param {string} name
 * @param {readonly number[]} sizes
 */
const appPngs = (name, sizes) =>
  new Map(sizes.map((size) => [size, draw(size <= SMALL_UP_TO ? 'icon-small' : name, size).asPng()]))

/** Icons and pictures of every system's installer, drawn from resources/icons. */
export function drawInstallerArt() {
  fs.rmSync(INSTALLER_ART, { recursive: true, force: true })
  for (const [size, png] of appPngs('icon', LINUX_SIZES)) write(`icons/${size}x${size}.png`, png)
  write('icon.png', draw('icon', 512).asPng())
  write('icon.ico', toIco(appPngs('icon', ICO_SIZES)))
  write('icon.icns', toIcns(pngs('icon-mac', ICNS_SIZES)))
  write('document.ico', toIco(pngs('document', ICO_SIZES)))
  write('document.icns', toIcns(pngs('document', ICNS_SIZES)))
  write('installerSidebar.bmp', toBmp(draw('installer-sidebar', 164)))
  write('installerHeader.bmp', toBmp(draw('installer-header', 150)))
  write('background.png', draw('dmg-background', 540).asPng())
  write('background@2x.png', draw('dmg-background', 1080).asPng())
}

/**
 * @param {string} name
 * @param {Buffer} content
 */
function write(name, content) {
  const file = path.join(INSTALLER_ART, name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, content)
}
