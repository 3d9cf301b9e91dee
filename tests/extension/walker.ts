import type { Key, PanelDriver } from '../support/browsers.ts'
import { until } from '../support/until.ts'

/** A user of the panel who has a keyboard alone. */
export interface Walker {
  /** Presses Tab until the focus is on what matches, and tells how often. */
  tabTo(selector: string): Promise<number>
  press(...keys: Key[]): Promise<void>
  type(text: string): Promise<void>
  /** Waits until the focus is on what matches. */
  focused(selector: string): Promise<void>
}

/** The most stops there are from one place to any other. */
const STOPS = 60

/** Fails where the focus is not to be seen or stays where it is. */
export function createWalker(driver: PanelDriver): Walker {
  const focus = () => driver.evaluate(readFocus)
  const isOn = (selector: string) => driver.evaluate(focusMatches, selector)
  return {
    async tabTo(selector) {
      for (let stops = 0; stops < STOPS; stops++) {
        if (await isOn(selector)) return stops
        const before = await focus()
        await driver.press('Tab')
        const now = await until(async () => {
          const next = await focus()
          return next.place !== before.place ? next : undefined
        }, `the focus to leave ${before.words}`)
        if (!now.seen) throw new Error(`the focus is not to be seen on ${now.words}`)
      }
      throw new Error(`Tab does not reach ${selector}`)
    },
    async press(...keys) {
      for (const key of keys) await driver.press(key)
    },
    type: (text) => driver.type(text),
    focused: async (selector) =>
      void (await until(() => isOn(selector), `the focus on ${selector}`)),
  }
}

interface Focus {
  /** Tells elements apart. */
  place: string
  words: string
  /** It is in the panel and has an outline, or the focus is not in the panel at all. */
  seen: boolean
}

function readFocus(): Focus {
  const element = document.activeElement
  if (!element || element === document.body || !document.hasFocus())
    return { place: 'outside', words: 'the DevTools', seen: true }
  // A text box stands in a frame of its own.
  const framed = element.matches('input[type=text]') ? (element.parentElement ?? element) : element
  const { outlineStyle, outlineWidth } = getComputedStyle(framed)
  const { width, height } = element.getBoundingClientRect()
  const all = [...document.querySelectorAll('*')]
  return {
    place: String(all.indexOf(element)),
    words: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)}`,
    seen: outlineStyle !== 'none' && outlineWidth !== '0px' && width > 0 && height > 0,
  }
}

function focusMatches(selector: string): boolean {
  return document.hasFocus() && document.activeElement?.matches(selector) === true
}
