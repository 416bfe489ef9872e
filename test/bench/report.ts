/** Writes out/bench/bench.md and bench.svg from whatever was measured so far. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chart } from './chart'
import { markdown } from './markdown'
import { type Results, readJson, type WindowResults } from './results'

const OUT = resolve(__dirname, '..')
const kept = <T>(name: string): T | undefined => readJson<T>(join(OUT, `${name}.json`))

const results = kept<Results>('results')
const review = kept<WindowResults['review']>('window')
const start = kept<WindowResults['start']>('window-start')
const stage1 = kept<WindowResults['stage1']>('window-stage-1')
const text = markdown(results, { ...(review && { review }), ...(start && { start }), ...(stage1 && { stage1 }) })
const [first] = results?.tables ?? []

writeFileSync(join(OUT, 'bench.md'), `${text}\n`)
if (first !== undefined) writeFileSync(join(OUT, 'bench.svg'), chart(first))
process.stdout.write(`${text}\n`)
