import type { ClosedBy } from '../../src/diagnose/verdict.ts'
import type { Span } from './page-spans.ts'

/** The tokens of theme.css a canvas needs. */
const TOKENS = {
  surface: '--surface',
  bar: '--surface-bar',
  selected: '--surface-selected',
  hover: '--surface-hover',
  text: '--text',
  subtle: '--text-subtle',
  divider: '--divider',
  focus: '--focus',
  sent: '--sent',
  received: '--received',
  heartbeat: '--heartbeat',
  life: '--life',
  handshake: '--life-handshake',
  page: '--by-page',
  server: '--by-server',
  browser: '--by-browser',
  network: '--by-network',
  unknown: '--by-unknown',
  hidden: '--page-hidden',
  frozen: '--page-frozen',
  offline: '--page-offline',
  paused: '--page-paused',
  busy: '--page-busy',
} as const satisfies Record<string, string> & Record<ClosedBy | Span['what'], string>

export type Palette = Record<keyof typeof TOKENS, string>

let known: { of: string; palette: Palette } | undefined

/**
 * The colours as they are now: a canvas does not follow CSS by itself. Read once for each theme, as
 * reading makes the browser style all that has changed before it is time.
 */
export function readPalette(element: Element): Palette {
  const { theme = '' } = document.documentElement.dataset
  const of = `${theme} ${matchMedia('(forced-colors: active)').matches} ${matchMedia('(prefers-color-scheme: dark)').matches}`
  if (known?.of !== of) known = { of, palette: paletteOf(element) }
  return known.palette
}

function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element)
  const entries = Object.entries(TOKENS).map(([name, token]) => [
    name,
    style.getPropertyValue(token),
  ])
  return Object.fromEntries(entries)
}
