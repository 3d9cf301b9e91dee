import type { DocumentId } from '../event.ts'
import { bare, dataOf, dispatch, lasting, uncurry } from './natives.ts'
import { quietly } from './report.ts'
import type { Ring } from './ring.ts'
import { type Downstream, HANDOVER, type Upstream } from './wire.ts'

const post = uncurry(MessagePort.prototype.postMessage as (message: unknown) => void)
const Farewell = CustomEvent

type Pull = Extract<Downstream, { kind: 'pull' }>

/** The way out of the page: says once that there is something, and gives it when asked. */
export interface Outlet {
  /** False when the document has an instrument already. */
  readonly connected: boolean
  news(): void
  /** The document goes: everything leaves at once, and what happens on the way out as well. */
  leave(): void
  /** It came back: what happens now waits for a pull again, as nobody may be there to hear it. */
  stay(): void
}

export function createOutlet(
  doc: DocumentId,
  ring: Ring,
  commanded: (command: Exclude<Downstream, Pull>) => void,
  beforePull: () => void,
): Outlet {
  const { port1: port, port2 } = new MessageChannel()
  const farewell = crypto.randomUUID?.() ?? `${doc}-farewell`
  let told = false
  let attached = false
  let leaving = false
  /** The last one that has left in a farewell. */
  let left = 0

  port.onmessage = (event) => quietly(() => receive(dataOf(event) as Downstream))
  const connected = dispatch(
    document,
    new MessageEvent(HANDOVER, { data: `${doc} ${farewell}`, ports: [port2], cancelable: true }),
  )

  function receive(command: Downstream): void {
    if (command.kind === 'pull') {
      answer(command)
      return
    }
    if (command.kind === 'attach' || command.kind === 'detach') {
      attached = command.kind === 'attach'
      told = !attached
      left = 0
      ring.attach(attached)
    }
    commanded(command)
  }

  function answer({ after, turn }: Pull): void {
    stay()
    beforePull()
    told = false
    say({ kind: 'batch', doc, turn, ...ring.pull(after) })
  }

  function news(): void {
    if (leaving) leave()
    if (told) return
    told = true
    say({ kind: 'news' })
  }

  function say(message: Upstream): void {
    post(port, message)
  }

  function leave(): void {
    leaving = attached
    if (!attached) return
    const events = ring.rest(left)
    left = events[events.length - 1]?.seq ?? left
    const detail: Upstream = { kind: 'batch', doc, events, more: false }
    dispatch(lasting, new Farewell(farewell, bare({ detail })))
  }

  function stay(): void {
    leaving = false
    left = 0
  }

  return { connected, news, leave, stay }
}
