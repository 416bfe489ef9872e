// Whether the documents are true as far as a script can tell: every link leads somewhere, every command, path and
// variable they name exists, and the owner's guide calls things as the window does. Addresses are only read, not opened.
import fs from 'node:fs'
import path from 'node:path'
import { problemsOf } from './lib/docs/checks.mjs'
import { readProject } from './lib/docs/project.mjs'
import { referencesIn } from './lib/docs/references.mjs'
import { inRoot, root } from './lib/project.mjs'

const FOLDERS = ['.github', 'resources', 'scripts', 'src-main', 'src-preload', 'src-renderer', 'test']

const inFolders = FOLDERS.filter((folder) => fs.existsSync(inRoot(folder))).flatMap((folder) =>
  fs.readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
)
const documents = [...fs.readdirSync(root), ...inFolders].filter(
  (file) => file.endsWith('.md') || /^resources[\\/]guide[\\/].*\.html$/.test(file),
)
const project = readProject(root)
let checked = 0
const problems = documents.flatMap((file) => {
  const references = referencesIn(file, fs.readFileSync(inRoot(file), 'utf8'))
  checked += references.length
  return references.flatMap((reference) => problemsOf(project, reference))
})

for (const problem of problems) console.error(problem)
console.log(`${documents.length} documents, ${checked} references, ${problems.length} that lead nowhere`)
process.exitCode = problems.length === 0 && checked > 0 ? 0 : 1
