import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { fieldMap } from '../../../src-main/mapping/field-map'

const README = resolve(import.meta.dirname, '../../../README.md')
const BEGIN = '<!-- field map: printed from src-main/mapping by test/main/mapping/readme.test.ts -->\n'
const END = '<!-- end of the field map -->'

/** `UPDATE_README=1 npx vitest run test/main/mapping/readme.test.ts` prints it anew. */
test('the field map in the README is the one that the app maps by', () => {
  const readme = readFileSync(README, 'utf8')
  const start = readme.indexOf(BEGIN) + BEGIN.length
  const end = readme.indexOf(END)
  expect([readme.includes(BEGIN), end >= start]).toEqual([true, true])
  if (process.env.UPDATE_README === '1') {
    writeFileSync(README, `${readme.slice(0, start)}\n${fieldMap()}\n${readme.slice(end)}`)
    return
  }
  expect(readme.slice(start, end).trim()).toBe(fieldMap().trim())
})
