import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createGivenFiles, handedPaths, pathsIn } from '../../../../src-main/shell/files/given-files'
import { temporaryFolder } from '../../staging/temporary-store'

test('an export on the command line is found among what is none', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'app'))
  mkdirSync(join(folder, 'an export'))
  for (const name of ['a.zip', 'B.CCDA', 'loader.js', '--flag.zip']) writeFileSync(join(folder, name), '')
  const argv = [
    'electron',
    '-r',
    join(folder, 'loader.js'),
    '--flag.zip',
    'app',
    'a.zip',
    join(folder, 'B.CCDA'),
    'gone.zip',
    'an export',
  ]
  expect(pathsIn(argv, folder, join(folder, 'app'))).toEqual(
    ['a.zip', 'B.CCDA', 'an export'].map((name) => join(folder, name)),
  )
  expect(pathsIn([join(folder, 'an export')], folder, '')).toEqual([])
})

describe('what is given', () => {
  test('is told of once, waits, and is taken once; the window sees names alone', () => {
    let told = 0
    const given = createGivenFiles(() => {
      told += 1
    })
    given.add(['/clinic/a.zip'])
    given.add(['/clinic/a.zip', '/clinic/b'])
    given.add([])
    expect(told).toBe(2)
    expect(given.names()).toEqual(['a.zip', 'b'])
    expect(given.take()).toEqual(['/clinic/a.zip', '/clinic/b'])
    expect(given.take()).toEqual([])
  })

  test.each([undefined, null, 'a.zip', {}, { paths: 'a.zip' }, { paths: [1] }, { paths: ['x'.repeat(5000)] }])(
    'is nothing when another start hands over %j',
    (data) => expect(handedPaths(data)).toEqual([]),
  )

  test('is what another start hands over', () => expect(handedPaths({ paths: ['/a.zip'] })).toEqual(['/a.zip']))
})
