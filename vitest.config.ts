import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/setup.ts'],
    // Two cores are what CI has; one worker would leave one of them idle.
    maxWorkers: 2,
    // Modules are read once a worker, not once a file: nothing in them changes, and reading them took half of the time.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
