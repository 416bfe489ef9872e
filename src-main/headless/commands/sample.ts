/** `sample`: a synthetic Tebra-like export. */
import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { type CommandLine, wholeNumber } from '../options'
import { printJson } from '../output'
import { generateSample } from '../sample/generate-sample'

const ZIP = /\.zip$/i
const ZIP_NAME = 'tebra-sample-export.zip'

/** Into a folder, or with `--zip` (or an `--out` that ends so) into a ZIP. */
export const sample = async ({ options }: CommandLine): Promise<Result<boolean>> => {
  const patients = wholeNumber(options.patients, 1)
  const seed = wholeNumber(options.seed, 0)
  const change = wholeNumber(options.change ?? '0', 0)
  if (patients === undefined || seed === undefined || change === undefined || options.out === undefined) {
    return fail('bad_request')
  }
  const isZip = options.zip === true || ZIP.test(options.out)
  const out = isZip && !ZIP.test(options.out) ? join(resolve(options.out), ZIP_NAME) : resolve(options.out)
  mkdirSync(dirname(out), { recursive: true })
  await printJson({
    out,
    ...(await generateSample({ patients, seed, out, zip: isZip, change, withMishaps: options.mishaps === true })),
  })
  return ok(true)
}
