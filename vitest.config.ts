import preact from '@preact/preset-vite'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

/** Tests in real browsers, one set after the other. */
interface InBrowsers {
  name: string
  files: string
  /** Other sets have them, or no browser needs them. */
  without?: string
  order: number
  /** Files at a time, of both browsers: where pages have DevTools beside them one is enough for two cores. */
  workers: 1 | 2
  /** Most of a test is waiting: several pages at a time. */
  pages?: number
}

function inBrowsers(set: InBrowsers): TestProjectConfiguration[] {
  const asked = process.env.BROWSER
  return ['chromium', 'firefox']
    .filter((browser) => asked === undefined || asked === browser)
    .map((browser) => ({
      test: {
        name: `${set.name}-${browser}`,
        include: [set.files],
        exclude: set.without ? [set.without] : [],
        env: { BROWSER: browser },
        maxWorkers: set.workers,
        maxConcurrency: set.pages ?? 5,
        testTimeout: 240_000,
        hookTimeout: 240_000,
        sequence: { groupOrder: set.order },
      },
    }))
}

/** A slow machine must not fail a test. */
const PATIENT = { testTimeout: 60_000, hookTimeout: 240_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Nothing there keeps a state, and loading the modules took longer than most tests.
          isolate: false,
          maxWorkers: 2,
          include: ['tests/src/**/*.test.ts', 'tests/*.test.ts'],
          setupFiles: ['tests/support/property-seed.ts'],
          ...PATIENT,
        },
      },
      {
        test: {
          name: 'node',
          maxWorkers: 2,
          include: ['tests/capture/node.neutral.test.ts', 'tests/cli/*.test.ts'],
          setupFiles: ['tests/support/property-seed.ts'],
          ...PATIENT,
        },
      },
      {
        plugins: [preact()],
        test: {
          name: 'panel',
          maxWorkers: 2,
          include: ['tests/panel/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['tests/support/property-seed.ts'],
          ...PATIENT,
        },
      },
      ...inBrowsers({
        name: 'capture',
        files: 'tests/capture/*.test.ts',
        without: 'tests/capture/node.neutral.test.ts',
        order: 1,
        workers: 2,
      }),
      ...inBrowsers({ name: 'pictures', files: 'tests/pictures/*.test.ts', order: 1, workers: 2 }),
      ...inBrowsers({ name: 'lab', files: 'tests/lab/*.test.ts', order: 2, workers: 2, pages: 8 }),
      ...inBrowsers({
        name: 'scenarios',
        files: 'tests/extension/scenarios.test.ts',
        order: 3,
        workers: 1,
        pages: 6,
      }),
      ...inBrowsers({
        name: 'lone-scenarios',
        files: 'tests/extension/lone-scenarios.test.ts',
        order: 4,
        workers: 2,
      }),
      ...inBrowsers({
        name: 'extension',
        files: 'tests/extension/*.test.ts',
        without: 'tests/extension/*scenarios.test.ts',
        order: 5,
        workers: 2,
      }),
    ],
  },
})
