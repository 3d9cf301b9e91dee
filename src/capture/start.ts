import type { DocumentId } from '../event.ts'
import { instrument } from './instrument.ts'
import { now } from './natives.ts'
import { createOutlet } from './outlet.ts'
import { createPageLife } from './page-life.ts'
import { BODY, HEAD } from './payload.ts'
import type { Recorder } from './report.ts'
import { createRing } from './ring.ts'
import { createSockets } from './sockets.ts'
import { createTestSockets } from './test-sockets.ts'

/** Begins to watch the WebSockets of this document. Nothing leaves the page before it has one. */
export function start(): void {
  const ring = createRing()
  const sockets = createSockets()
  const recorder: Recorder = {
    limit: HEAD,
    report(event) {
      ring.add(event)
      outlet.news()
    },
  }
  const test = createTestSockets(recorder, sockets)
  const life = createPageLife(recorder, isLate(), () => outlet.leave())
  const outlet = createOutlet(
    documentId(),
    ring,
    (command) => {
      recorder.limit = command.kind === 'detach' ? HEAD : BODY
      if (command.kind === 'test-open') life.begin()
      test(command)
    },
    () => {
      life.sample()
      sockets.sample((known) => recorder.report({ kind: 'closing', at: now(), socket: known.id }))
    },
  )
  if (outlet.connected) instrument(recorder, sockets, life.begin)
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
