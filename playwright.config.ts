import { defineConfig } from '@playwright/test'

/** One worker: each test starts the whole app. No videos: recording stalls Electron; traces show as much. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'out/test/playwright',
  workers: 1,
  timeout: 90_000,
  globalTimeout: 1_200_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: { trace: 'retain-on-failure' },
})
