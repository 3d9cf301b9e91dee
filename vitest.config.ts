import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'

/** Tests in real browsers run one file after the other, and after all others. */
const inBrowsers = {
  fileParallelism: false,
  maxWorkers: 1,
  /** Most of a test is waiting: several pages at a time. */
  maxConcurrency: 5,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  sequence: { groupOrder: 1 },
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/src/**/*.test.ts', 'tests/*.test.ts'],
          setupFiles: ['tests/support/property-seed.ts'],
          // A slow machine must not fail a test.
          testTimeout: 60_000,
        },
      },
      { test: { name: 'capture', include: ['tests/capture/*.test.ts'], ...inBrowsers } },
      {
        plugins: [preact()],
        test: {
          name: 'panel',
          include: ['tests/panel/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['tests/support/property-seed.ts'],
        },
      },
      {
        test: {
          name: 'lab',
          include: ['tests/lab/*.test.ts'],
          ...inBrowsers,
          // Without DevTools pages cost little.
          maxConcurrency: 8,
        },
      },
      { test: { name: 'extension', include: ['tests/extension/*.test.ts'], ...inBrowsers } },
    ],
  },
})
