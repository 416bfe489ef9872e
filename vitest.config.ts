import { defineConfig } from 'vitest/config'

/** Forks, not threads: the SQLite addon and tests that kill processes want a process of their own. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // Vitest leaves one core free by default: on two cores that is half the machine.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
