/** `sample`: a synthetic Tebra-like export. */
import { resolve } from 'node:path'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { type CommandLine, wholeNumber } from '../options'
import { printJson } from '../output'
import { generateSample } from '../sample/generate-sample'

export const sample = async ({ options }: CommandLine): Promise<Result<boolean>> => {
  const patients = wholeNumber(options.patients, 1)
  const seed = wholeNumber(options.seed, 0)
  const change = wholeNumber(options.change ?? '0', 0)
  if (patients === undefined || seed === undefined || change === undefined || options.out === undefined) {
    return fail('bad_request')
  }
  const out = resolve(options.out)
  await printJson(await generateSample({ patients, seed, out, zip: options.zip === true, change }))
  return ok(true)
}
