// Stands in for the default_app.asar that every Electron distribution has: `electron [-r module] <app folder>`.
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const { app } = require('electron')

/** @param {readonly string[]} argv */
function readArguments(argv) {
  const modules = []
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index]
    if (argument === '-r' || argument === '--require') {
      index += 1
      modules.push(argv[index])
    } else if (!argument.startsWith('-')) return { modules, folder: path.resolve(argument) }
  }
  return { modules }
}

/** @param {string} folder */
function load(folder) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  app.setVersion(manifest.version)
  app.name = manifest.productName || manifest.name
  app.setDesktopName(`${app.name}.desktop`)
  app.setAppPath(folder)
  Module._load(Module._resolveFilename(folder, null, true), Module, true)
}

const { modules, folder } = readArguments(process.argv.slice(1))
if (modules.length > 0) Module._preloadModules(modules)
if (folder === undefined) app.exit(1)
else load(folder)
