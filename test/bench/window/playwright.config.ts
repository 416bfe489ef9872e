import { defineConfig } from '@playwright/test'

/** Measurements in the real window: never part of the tests, since what they answer is a time. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../../out/bench/playwright',
  workers: 1,
  timeout: 420_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
})
