import { mount } from '../../panel/mount.tsx'
import { createHost } from '../support/host.ts'
import { trace } from '../support/trace.ts'
import { blockFont } from './block-font.ts'
import { states } from './states.ts'

const UNJUDGED = '[data-state="closed"]:not([data-verdict])'

/** The panel in the state the query names: `state`, `theme`, and `font=blocks`. */
const query = new URLSearchParams(location.search)

async function show(): Promise<void> {
  const state = states.find(({ id }) => id === query.get('state'))
  const container = document.querySelector<HTMLElement>('#panel')
  if (!state || !container) throw new Error('no such state')
  if (query.get('font') === 'blocks') await showBlocks()
  const { log, now } = trace(state.trace)
  const host = createHost({ log })
  host.setTheme(query.get('theme') === 'dark' ? 'dark' : 'light')
  mount(container, { ...host, capture: { ...host.capture, now: () => now } })
  for (const selector of state.clicks) (await appear(selector)).click()
  await appear(state.shows)
  await document.fonts.ready
  await rest()
  document.documentElement.dataset.ready = ''
}

/** On the canvas as well, which does not follow CSS. */
async function showBlocks(): Promise<void> {
  const font = new FontFace('Blocks', blockFont())
  document.fonts.add(await font.load())
  const style = document.createElement('style')
  style.textContent =
    '* { font-family: Blocks !important; caret-color: transparent !important; scrollbar-width: none !important }'
  document.head.append(style)
  const prototype = CanvasRenderingContext2D.prototype
  const own = Object.getOwnPropertyDescriptor(prototype, 'font')
  Object.defineProperty(prototype, 'font', {
    ...own,
    set(this: CanvasRenderingContext2D, value: string) {
      own?.set?.call(this, value.replace(/\S+,.*$/, 'Blocks'))
    },
  })
}

async function appear(selector: string): Promise<HTMLElement> {
  for (;;) {
    const found = document.querySelector<HTMLElement>(selector)
    if (found) return found
    await frame()
  }
}

/** Until all is judged and nothing has changed for a few frames. */
async function rest(): Promise<void> {
  let quiet = 0
  const observer = new MutationObserver(() => {
    quiet = 0
  })
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  })
  while (quiet++ < 12 || document.querySelector(UNJUDGED)) await frame()
  observer.disconnect()
}

function frame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}

await show()
