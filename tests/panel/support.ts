import { afterEach, vi } from 'vitest'
import { mount } from '../../panel/mount.tsx'
import { createHost, type HostOptions, type MemoryHost } from '../support/host.ts'
import { trace } from '../support/trace.ts'
import { until } from '../support/until.ts'

/** One that has ended and one that is open. */
export const TWO = `
     0s  a connect  wss://a.test/feed
   0.1s  a open
   0.2s  a receive  {"type":"tick"}
   0.3s  a receive  {"type":"other"}
     1s  a close    4001
     2s  b connect  wss://b.test/chat
   2.1s  b open
     3s  now
`

/** A mounted panel, read as automation reads it. */
export interface Panel {
  readonly container: HTMLElement
  readonly host: MemoryHost
  readonly unmount: () => void
  all(selector: string): HTMLElement[]
  /** Waits for the first element that matches. */
  find(selector: string): Promise<HTMLElement>
  /** Waits for the first element that matches, and clicks it. */
  click(selector: string): Promise<void>
  /** Waits for an element with this text. */
  findText(selector: string, text: string | RegExp): Promise<HTMLElement>
  /** Rows of connections. */
  rows(): HTMLElement[]
  /** Waits until the condition holds. */
  until<T>(read: () => T, what: string): Promise<NonNullable<T>>
}

// Waiting is for conditions; a slow machine must not fail a test.
vi.setConfig({ testTimeout: 60_000 })

const mounted = new Set<() => void>()

afterEach(() => {
  for (const unmount of mounted) unmount()
  mounted.clear()
  localStorage.clear()
})

/** Mounts the panel over the log of a trace, see tests/support/trace.ts. */
export function panelOf(text: string, options: HostOptions = {}): Panel {
  return mountPanel({ log: trace(text).log, ...options })
}

export function mountPanel(options: HostOptions = {}): Panel {
  const container = document.createElement('div')
  const host = createHost(options)
  document.body.append(container)
  const unmountPanel = mount(container, host)
  function unmount(): void {
    unmountPanel()
    container.remove()
    mounted.delete(unmount)
  }
  mounted.add(unmount)

  const all = (selector: string) => [...container.querySelectorAll<HTMLElement>(selector)]
  const has = (element: HTMLElement, text: string | RegExp) =>
    typeof text === 'string'
      ? element.textContent?.includes(text)
      : text.test(element.textContent ?? '')
  const find = (selector: string) => until(() => all(selector)[0], selector)
  return {
    container,
    host,
    unmount,
    all,
    until,
    find,
    click: async (selector) => (await find(selector)).click(),
    findText: (selector, text) =>
      until(() => all(selector).find((element) => has(element, text)), `${selector} with ${text}`),
    rows: () => all('[data-connection]'),
  }
}

/** Types into the filter box. */
export function typeFilter(panel: Panel, text: string): void {
  const box = panel.all('[data-action="filter"]')[0] as HTMLInputElement
  box.value = text
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

export function press(element: Element, key: string): void {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}
