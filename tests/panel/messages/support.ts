import type { DocumentId, Message } from '../../../src/event.ts'
import { createLog, type Log, record } from '../../../src/log.ts'
import { mountPanel, type Panel } from '../support.ts'

export const DOC = 'doc' as DocumentId

/** When the connection of these logs was made, ms. */
export const START = Date.UTC(2026, 0, 1)

/** An open connection. */
export function openLog(): Log {
  const log = createLog()
  const own = { at: START, socket: 1 }
  const url = 'wss://a.test/'
  record(log, DOC, { ...own, seq: 1, kind: 'construct', source: 'app', url, protocols: [] })
  record(log, DOC, { ...own, seq: 2, kind: 'open', protocol: '', extensions: '' })
  return log
}

export function pass(log: Log, seq: number, body: string, change: Partial<Message> = {}): void {
  record(log, DOC, {
    kind: 'message',
    seq,
    at: START + seq * 1_000,
    socket: 1,
    direction: 'receive',
    type: 'text',
    size: body.length,
    body,
    whole: true,
    ...change,
  })
}

/** A ping of the page and its answer, 40 ms later. */
export function beat(log: Log, seq: number): void {
  pass(log, seq, '{"type":"ping"}', { direction: 'send' })
  pass(log, seq + 1, '{"type":"pong"}', { at: START + seq * 1_000 + 40 })
}

/** Data, three beats, data, one beat, data: messages 3 to 13. */
export function beatingLog(): Log {
  const log = openLog()
  pass(log, 3, '{"type":"hello"}')
  for (const seq of [4, 6, 8]) beat(log, seq)
  pass(log, 10, '{"type":"order","id":7}')
  beat(log, 11)
  pass(log, 13, '{"type":"bye"}')
  return log
}

/** The list of messages, of the first connection. */
export async function openMessages(panel: Panel): Promise<HTMLElement> {
  await panel.click('[data-connection]')
  await panel.click('[data-tab="messages"]')
  return panel.find('[data-view="messages"]')
}

export async function openPanel(log: Log): Promise<{ panel: Panel; view: HTMLElement }> {
  const panel = mountPanel({ log })
  return { panel, view: await openMessages(panel) }
}

/** What stands in each row: `seq` of a message, `fold` with how many, `event`. */
export function rowsOf(view: HTMLElement): string[] {
  return [...view.querySelectorAll<HTMLElement>('[data-row]')].map(({ dataset }) => {
    if (dataset.message !== undefined) return dataset.message
    if (dataset.fold === undefined) return 'event'
    return `fold ${dataset.folded}${dataset.open === 'true' ? ' open' : ''}`
  })
}

export function row(view: HTMLElement, of: string): HTMLElement {
  const found = view.querySelector<HTMLElement>(of)
  if (!found) throw new Error(`No row is ${of}`)
  return found
}

export function click(element: Element, init: MouseEventInit = {}): void {
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }))
}

export function pressWith(element: Element, key: string, init: KeyboardEventInit = {}): void {
  const event = { key, bubbles: true, cancelable: true, ...init }
  element.dispatchEvent(new KeyboardEvent('keydown', event))
}

/** `seq` of the messages that are selected, of those drawn. */
export function selected(view: HTMLElement): string[] {
  const rows = view.querySelectorAll<HTMLElement>('[data-row][aria-selected="true"]')
  return [...rows].map(({ dataset }) => dataset.message ?? `fold ${dataset.fold}`)
}

/** What reaches the clipboard from now on. */
export function spyOnClipboard(): string[] {
  const copied: string[] = []
  const writeText = async (text: string) => void copied.push(text)
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  return copied
}
