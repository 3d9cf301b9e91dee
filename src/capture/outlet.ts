import type { DocumentId } from '../event.ts'
import { dispatch, getter, now, uncurry } from './natives.ts'
import { quietly } from './report.ts'
import type { Ring } from './ring.ts'
import { type Downstream, HANDOVER, type Upstream } from './wire.ts'

const post = uncurry(MessagePort.prototype.postMessage as (message: unknown) => void)
const dataOf = getter(MessageEvent.prototype, 'data')
const Farewell = CustomEvent
const page = document

/** The way out of the page: says once that there is something, and gives it when asked. */
export interface Outlet {
  /** False when the document has an instrument already. */
  readonly connected: boolean
  news(): void
  /** The document goes: everything leaves at once, and what happens on the way out as well. */
  leave(): void
}

export function createOutlet(
  doc: DocumentId,
  ring: Ring,
  commanded: (command: Exclude<Downstream, { kind: 'pull' }>) => void,
  beforePull: () => void,
): Outlet {
  const { port1: port, port2 } = new MessageChannel()
  const farewell = crypto.randomUUID?.() ?? `${doc}-farewell`
  let told = false
  let attached = false
  let leaving = false

  port.onmessage = (event) => quietly(() => receive(dataOf(event) as Downstream))
  const connected = dispatch(
    page,
    new MessageEvent(HANDOVER, { data: `${doc} ${farewell}`, ports: [port2], cancelable: true }),
  )

  function receive(command: Downstream): void {
    if (command.kind === 'pull') {
      answer(command.after)
      return
    }
    if (command.kind === 'attach' || command.kind === 'detach') {
      attached = command.kind === 'attach'
      told = !attached
      ring.attach(attached)
    }
    commanded(command)
  }

  function answer(after: number): void {
    leaving = false
    beforePull()
    told = false
    say({ kind: 'batch', doc, ...ring.pull(after), now: now() })
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
    const detail: Upstream = { kind: 'batch', doc, events: ring.rest(), more: false, now: now() }
    dispatch(page, new Farewell(farewell, Object.assign(Object.create(null), { detail })))
  }

  return { connected, news, leave }
}
