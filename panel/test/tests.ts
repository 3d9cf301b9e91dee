import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { Connection, ConnectionId } from '../../src/connection.ts'
import type { Tester } from '../../src/host.ts'
import { compare } from '../../src/probe/compare.ts'
import { type Place, placeFor } from '../../src/probe/place.ts'
import { planTest } from '../../src/probe/plan.ts'
import {
  advance,
  type Command,
  confirmPayload,
  type Probe,
  type Step,
  startProbe,
  stopProbe,
} from '../../src/probe/probe.ts'
import type { Session } from '../session.ts'

/** Without news a running test looks at the clock this often, ms. */
const TICK = 250

/** The tests of a panel: the last of each connection; one runs at a time. */
export interface Tests {
  of(connection: Connection): Probe | undefined
  /** ms since the epoch, as of the last step. */
  readonly now: ReadonlySignal<number>
  placeFor(connection: Connection): Place
  /** Stops the one that runs. Does nothing where no test can be opened. */
  start(connection: Connection): void
  stop(): void
  /** The payload the user wants the second socket to keep alive with. */
  confirm(payload: string): void
}

const known = new WeakMap<Session, Tests>()

/** The tests of a session go on while their view is not shown. */
export function testsOf(session: Session): Tests {
  const existing = known.get(session)
  if (existing) return existing
  const tests = createTests(session)
  known.set(session, tests)
  return tests
}

function createTests(session: Session): Tests {
  const { log, host, announcement } = session
  const { capture } = host
  const probes = signal<ReadonlyMap<ConnectionId, Probe>>(new Map())
  const now = signal(capture.now())
  let running: ConnectionId | undefined
  let unwatch = () => {}

  function take({ probe, commands }: Step): void {
    for (const command of commands) obey(capture.test, command)
    batch(() => {
      now.value = capture.now()
      const before = probes.peek().get(probe.plan.connection)
      if (before !== probe) probes.value = new Map(probes.peek()).set(probe.plan.connection, probe)
      if (probe.phase === 'done') end(probe)
    })
  }
  function end(probe: Probe): void {
    unwatch()
    running = undefined
    announcement.value = compare(probe)?.summary ?? ''
  }
  function current(): Probe | undefined {
    return running && probes.peek().get(running)
  }
  function step(): void {
    const probe = current()
    if (probe) take(advance(probe, { log, recording: capture.recording() }, capture.now()))
  }
  function start(connection: Connection): void {
    const place = placeFor(connection, log, capture.recording())
    if (place.kind !== 'document') return
    stop()
    running = connection.id
    unwatch = watch(session, step, stop)
    const plan = planTest(connection, log, place.doc, capture.now())
    take(startProbe(plan, crypto.randomUUID(), capture.now()))
  }
  function stop(): void {
    const probe = current()
    if (probe) take(stopProbe(probe))
  }
  function confirm(payload: string): void {
    const probe = current()
    if (probe) take(confirmPayload(probe, payload, capture.now()))
  }

  session.onStop(stop)
  return {
    of: (connection) => probes.value.get(connection.id),
    now,
    placeFor: (connection) => placeFor(connection, log, session.recording.value),
    start,
    stop,
    confirm,
  }
}

/** While the panel still hears its frames, and they hear it. */
const BEFORE = { capture: true }

/** Steps after each change and by the clock; stops when the panel goes. */
function watch({ host }: Session, step: () => void, stop: () => void): () => void {
  const timer = setInterval(step, TICK)
  const unlisten = host.capture.listen(step)
  addEventListener('pagehide', stop, BEFORE)
  return () => {
    clearInterval(timer)
    unlisten()
    removeEventListener('pagehide', stop, BEFORE)
  }
}

function obey(tester: Tester, command: Command): void {
  switch (command.kind) {
    case 'open':
      tester.open(command)
      break
    case 'send':
      tester.send(command.doc, command.id, command.data)
      break
    case 'close':
      tester.close(command.doc, command.id)
      break
  }
}
