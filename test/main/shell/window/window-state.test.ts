import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { placeOn, readWindowState, writeWindowState } from '../../../../src-main/shell/window/window-state'

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 }
const LEFT_SCREEN = { x: -1920, y: 0, width: 1920, height: 1080 }
const state = (x: number, y: number) => ({ bounds: { x, y, width: 1200, height: 800 }, maximized: false })

describe('the remembered place', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tebra-import-window-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('is read as it was written', () => {
    writeWindowState(join(folder, 'window.json'), state(-40, 20))
    expect(readWindowState(join(folder, 'window.json'))).toEqual(state(-40, 20))
  })

  test.each(['', '{', '[]', '{"bounds":{"x":1,"y":1,"width":0,"height":5},"maximized":false}', '{"bounds":null}'])(
    'is nothing when the file holds %j',
    (content) => {
      writeFileSync(join(folder, 'window.json'), content)
      expect(readWindowState(join(folder, 'window.json'))).toBeUndefined()
    },
  )

  test('is nothing at first start, and no failure when it cannot be kept', () => {
    expect(readWindowState(join(folder, 'window.json'))).toBeUndefined()
    expect(() => writeWindowState(join(folder, 'missing/window.json'), state(0, 0))).not.toThrow()
  })
})

describe('a window', () => {
  test.each([
    ['in the middle', 100, 100],
    ['half out on the right', 1500, 100],
    ['half out on the left', -1000, 100],
  ])('%s opens where it was', (_name, x, y) => {
    expect(placeOn([SCREEN], state(x, y))).toEqual({ x, y, width: 1200, height: 800 })
  })

  test.each([
    ['whose screen was unplugged', -1900, 100],
    ['with its title above the screen', 100, -50],
    ['below the screen', 100, 1070],
  ])('%s keeps its size alone', (_name, x, y) => {
    expect(placeOn([SCREEN], state(x, y))).toEqual({ width: 1200, height: 800 })
  })

  test('on the second screen opens there', () => {
    expect(placeOn([SCREEN, LEFT_SCREEN], state(-1900, 100))).toMatchObject({ x: -1900 })
  })
})
