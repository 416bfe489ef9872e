import { defineConfig } from 'vitest/config'

/** Forks, not threads: the SQLite addon and tests that kill processes want a process of their own. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
