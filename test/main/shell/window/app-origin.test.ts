import { describe, expect, test } from 'vitest'
import { isAppUrl, isTrustedFrame } from '../../../../src-main/shell/window/app-origin'

describe('the app is', () => {
  test.each(['app://bundle/', 'app://bundle/index.html'])('%s', (url) => expect(isAppUrl(url)).toBe(true))
  test.each([
    'app://bundle.evil.example/',
    'app://evil/',
    'app://bundle:1/',
    'https://bundle/',
    'file:///index.html',
    'data:text/html,app://bundle/',
    'about:blank',
    '',
  ])('not %s', (url) => expect(isAppUrl(url)).toBe(false))
})

describe('a caller is trusted', () => {
  test('when it is the main frame of the app', () =>
    expect(isTrustedFrame({ url: 'app://bundle/', parent: null })).toBe(true))
  test('not in a frame inside it', () =>
    expect(isTrustedFrame({ url: 'app://bundle/', parent: { url: 'app://bundle/' } })).toBe(false))
  test('not from elsewhere', () => expect(isTrustedFrame({ url: 'https://example.com/', parent: null })).toBe(false))
  test('not when it is already gone', () => expect(isTrustedFrame(null)).toBe(false))
})
