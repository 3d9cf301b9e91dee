import type { DocumentId } from '../event.ts'
import { BODY, HEAD } from './bounds.ts'
import { instrument } from './instrument.ts'
import { addListener, lasting, now } from './natives.ts'
import { createOutlet } from './outlet.ts'
import { createPageLife } from './page-life.ts'
import { quietly, type Recorder } from './report.ts'
import { createRing } from './ring.ts'
import { createSockets } from './sockets.ts'
import { createTestSockets } from './test-sockets.ts'
import type { Downstream } from './wire.ts'

/** Begins to watch the WebSockets of this document. Nothing leaves the page before it has one. */
export function start(): void {
  const ring = createRing()
  const sockets = createSockets()
  let retired = false
  let takeOff = () => {}
  const recorder: Recorder = {
    limit: HEAD,
    report(event) {
      if (retired) return
      ring.add(event)
      outlet.news()
    },
  }
  const test = createTestSockets(recorder, sockets)
  const life = createPageLife(recorder, isLate(), {
    leave: () => outlet.leave(),
    stay: () => outlet.stay(),
  })
  const outlet = createOutlet(documentId(), ring, heed, () => {
    life.sample()
    sockets.sample((known) => recorder.report({ kind: 'closing', at: now(), socket: known.id }))
  })
  if (outlet.connected) takeOff = instrument(recorder, sockets, life.begin)

  function heed(command: Exclude<Downstream, { kind: 'pull' }>): void {
    if (command.kind === 'successor') {
      addListener(lasting, command.event, () => quietly(retire), true)
      return
    }
    if (command.kind === 'attach') recorder.limit = BODY
    if (command.kind === 'detach') recorder.limit = HEAD
    if (command.kind === 'test-open') life.begin()
    test(command)
  }

  /** Another instrument takes over, after an update of the extension: this one must not double it. */
  function retire(): void {
    retired = true
    takeOff()
    test({ kind: 'detach' })
  }
}

/** The page's own scripts ran before us: after an installation into open pages. */
function isLate(): boolean {
  return document.readyState !== 'loading' && location.protocol.startsWith('http')
}

/** Random, for the documents of all frames and reloads meet in one log. */
function documentId(): DocumentId {
  const words = crypto.getRandomValues(new Uint32Array(2))
  return `${words[0]?.toString(36)}${words[1]?.toString(36)}` as DocumentId
}
