import { useLayoutEffect } from 'preact/hooks'
import type { Connection } from '../src/connection.ts'
import { compare } from '../src/probe/compare.ts'
import type { Place } from '../src/probe/place.ts'
import { Button } from './parts/button.tsx'
import { focusNext } from './parts/focus.ts'
import type { Session } from './session.ts'
import { Comparison } from './test/comparison.tsx'
import { Intention } from './test/intention.tsx'
import { PayloadForm } from './test/payload-form.tsx'
import { Progress } from './test/progress.tsx'
import { Result } from './test/result.tsx'
import styles from './test/test.module.css'
import { type Tests, testsOf } from './test/tests.ts'

interface Props {
  session: Session
  connection: Connection
}

/** Opens a fresh connection like the app's, and says what its life and end tell of the app's. */
export function TestView({ session, connection }: Props) {
  const tests = testsOf(session)
  useRequest(session, tests, connection)
  session.revision.value
  const probe = tests.of(connection)
  const outcome = probe && compare(probe)
  return (
    <div
      class={styles.test}
      data-view="test"
      data-phase={probe?.phase ?? 'idle'}
      data-outcome={outcome?.id}
    >
      <Start session={session} tests={tests} connection={connection} />
      {probe && <Progress probe={probe} now={tests.now.value} />}
      {outcome && <Result outcome={outcome} plan={probe.plan} />}
      {probe && <PayloadForm probe={probe} onConfirm={tests.confirm} />}
      {probe && <Comparison probe={probe} />}
    </div>
  )
}

/** The diagnosis asks for a test and shows this view. */
function useRequest({ testRequested }: Session, tests: Tests, connection: Connection): void {
  const requested = testRequested.value === connection.id
  useLayoutEffect(() => {
    if (!requested) return
    testRequested.value = undefined
    tests.start(connection)
    // The button that asked is gone with its view; a menu has given the focus back.
    if (document.activeElement === document.body) focusNext('[data-action="test-stop"]')
  }, [requested, testRequested, tests, connection])
}

function Start({ session, tests, connection }: Props & { tests: Tests }) {
  const probe = tests.of(connection)
  if (probe && probe.phase !== 'done') {
    const label = probe.phase === 'confirm' ? 'Finish without a second connection' : 'Stop the test'
    return (
      <div class={styles.start}>
        <Button framed action="test-stop" label={label} onClick={tests.stop}>
          {label}
        </Button>
      </div>
    )
  }
  const place = tests.placeFor(connection)
  if (place.kind !== 'document') return <Unavailable place={place} session={session} />
  const label = probe ? 'Run again' : 'Test connection'
  return (
    <div class={styles.start}>
      {!probe && <Intention session={session} connection={connection} doc={place.doc} />}
      <Button framed action="test" label={label} onClick={() => tests.start(connection)}>
        {label}
      </Button>
    </div>
  )
}

function Unavailable({ place, session }: { place: Place; session: Session }) {
  switch (place.kind) {
    case 'document':
      return null
    case 'paused':
      return (
        <div class={styles.start}>
          <p>Recording is paused, so nothing of a test would be seen.</p>
          <Button framed label="Resume recording" onClick={() => session.setRecording(true)}>
            Resume recording
          </Button>
        </div>
      )
    case 'no-document':
      return <p>{noDocument(place.origin)}</p>
    case 'not-of-this-page':
      return <p>Only connections of the inspected page can be tested.</p>
  }
}

function noDocument(origin: string): string {
  const page = origin === '' ? 'it' : `a page of ${origin}`
  return `The page of this connection is gone. A test runs in a page of the same origin, for its cookies and its Origin header: open ${page} in this tab and test again.`
}
