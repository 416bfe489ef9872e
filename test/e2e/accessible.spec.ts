/**
 * Every screen once: WCAG 2.2 AA by axe, by day and by night, no motion where none is wanted, and nothing cut off at
 * 200 % zoom. Every state of every
 * screen is looked at by `npm run screens -- --axe`.
 */
import { expect, test } from '@playwright/test'
import { build, type PreviewServer, preview } from 'vite'
import { bringAxe, violations } from '../../scripts/lib/axe.mjs'
import { inRoot } from '../../scripts/lib/project.mjs'
import { openCamera } from '../../scripts/lib/screens/camera.mjs'
import { CUT_OFF } from './cut-off'

const LAPTOP = { name: 'laptop', width: 1280, height: 800, zoom: 1, themes: [] }
/** At 200 % a window has half as many CSS pixels each way. */
const ZOOMED = { ...LAPTOP, width: 640, height: 400, zoom: 2 }

let server: PreviewServer
let camera: Awaited<ReturnType<typeof openCamera>>
test.beforeAll(async () => {
  const configFile = inRoot('test/renderer/preview/vite.config.ts')
  await build({ configFile, logLevel: 'error' })
  server = await preview({ configFile, logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } })
  camera = await openCamera(server.resolvedUrls?.local[0] ?? '')
  await bringAxe(camera.page)
})
test.afterAll(async () => {
  await camera.close()
  await server.close()
})

const MOVING = `document.getAnimations().filter(({ playState }) => playState === 'running').length`

test('every screen', async () => {
  test.setTimeout(240_000)
  const { page } = camera
  const screens = (await camera.scenes()).filter(({ zoomed }) => zoomed)
  expect(screens.length).toBeGreaterThan(10)
  for (const scene of screens)
    await test.step(scene.name, async () => {
      await camera.open(scene, LAPTOP)
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
        await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor()
        expect.soft(await violations(page, scheme === 'dark'), `${scene.name}, ${scheme}`).toEqual([])
      }
      expect.soft(await page.evaluate(MOVING), `${scene.name} moves, though motion is reduced`).toBe(0)
      await camera.resize(scene, ZOOMED)
      expect.soft(await page.evaluate(CUT_OFF), `${scene.name}, zoomed`).toEqual([])
      const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
      expect.soft(sideways, `${scene.name} scrolls sideways`).toBeLessThanOrEqual(0)
    })
})
