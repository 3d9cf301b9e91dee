import { beforeEach, expect, test, vi } from 'vitest'

type Listener = (...args: never[]) => unknown

/** As much of the browser as it needs. */
const extension = vi.hoisted(() => {
  const heard: Record<string, Listener> = {}
  const event = (name: string) => ({
    addListener: (listener: Listener) => {
      heard[name] = listener
    },
  })
  return {
    heard,
    incognito: new Set<number>(),
    api: {
      tabs: {
        get: async (id: number) => ({ id, incognito: extension.incognito.has(id) }),
        query: async () => [{ id: 1 }, { id: 2 }, {}],
        onRemoved: event('removed'),
      },
      runtime: {
        getURL: (path: string) => `moz-extension://own/${path}`,
        onStartup: event('startup'),
        onMessage: event('message'),
      },
      extension: { inIncognitoContext: false },
    },
    done: [] as string[],
  }
})

vi.mock('webextension-polyfill', () => ({ default: extension.api }))
vi.mock('../../../extension/spill-store.ts', () => ({
  spills: {
    remove: async (tab: number) => extension.done.push(`remove ${tab}`),
    clear: async () => extension.done.push('clear'),
    sweep: async (living: Set<number>) => extension.done.push(`sweep but ${[...living].join(' ')}`),
  },
}))

const { answerPanels, forgetClosedTabs, maySpill } = await import(
  '../../../extension/spill-tabs.ts'
)

beforeEach(() => {
  extension.done.length = 0
  extension.incognito.clear()
})

test('what tabs left that are no more is swept before a panel may leave anything', async () => {
  expect(await maySpill(1)).toBe(true)
  expect(extension.done).toEqual(['sweep but 1 2'])
})

test('of a private window nothing may be left', async () => {
  extension.incognito.add(1)
  expect(await maySpill(1)).toBe(false)
})

test('it goes with its tab, and with the browser', () => {
  forgetClosedTabs()
  extension.heard.removed?.(7 as never)
  extension.heard.startup?.()
  expect(extension.done).toEqual(['remove 7', 'clear'])
})

test('only panels are answered', async () => {
  answerPanels()
  const ask = extension.heard.message as (message: object, sender: object) => unknown
  const question = { kind: 'may-spill', tabId: 1 }
  const panel = { url: 'moz-extension://own/extension/panel.html' }
  expect(ask(question, { url: 'https://a.test/' })).toBeUndefined()
  expect(ask({ kind: 'announcement' }, panel)).toBeUndefined()
  expect(await ask(question, panel)).toBe(true)
})
