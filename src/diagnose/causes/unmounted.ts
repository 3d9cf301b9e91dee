/**
 * Decided by: a framework's clean-up function in the stack of close(); or the pair StrictMode
 * makes: closed within 200 ms, and opened again by the same line.
 * Confused with: `closed-by-page`, which it is where a minified stack hides the clean-up.
 * https://react.dev/reference/react/StrictMode
 */
import { type Connection, effectiveClose } from '../../connection.ts'
import type { CloseCall } from '../../event.ts'
import { closeEvidence } from '../close-call.ts'
import { isHotUpdated } from '../hot-update.ts'
import { cleanUpIn, reopened, strictModeTwin } from '../unmount.ts'
import type { Advice, Cause, Context, Decision, Evidence } from '../verdict.ts'
import { atPlace, precise } from '../words.ts'

export const unmounted: Cause = {
  id: 'unmounted',
  about: 'A component’s clean-up closed it: unmount, StrictMode, changed dependencies, hot update.',
  decide,
}

/** A clean-up and the effect after it run in one go; ms. */
const RERUN = 50

const STRICT_MODE =
  'https://react.dev/learn/synchronizing-with-effects#how-to-handle-the-effect-firing-twice-in-development'

interface Story {
  summary: string
  advice: Advice[]
  twin?: Connection
}

function decide(connection: Connection, context: Context): Decision | undefined {
  const call = effectiveClose(connection)
  if (!call) return undefined
  const framework = cleanUpIn(call)
  const twin = strictModeTwin(connection, context)
  if (!framework && !twin) return undefined
  const story = tell(connection, call, context, framework?.name ?? 'The framework')
  return {
    closedBy: 'page',
    confidence: framework ? 'certain' : 'likely',
    summary: story.summary,
    evidence: [
      ...closeEvidence(connection, call),
      ...frameworkEvidence(framework),
      ...twinEvidence(connection, story.twin),
    ],
    advice: story.advice,
    alternatives: framework ? [] : [{ cause: 'closed-by-page', text: PAIR_BY_HAND }],
  }
}

const PAIR_BY_HAND = 'The page itself closes and reopens at once; its minified stack does not tell.'

function tell(connection: Connection, call: CloseCall, context: Context, framework: string): Story {
  const place = atPlace(call)
  const twin = strictModeTwin(connection, context)
  if (isHotUpdated(connection, call, context)) {
    const summary = `A hot update replaced the code: ${framework} ran the clean-up${place}.`
    return { summary, advice: [{ text: 'Nothing to change: it happens in development alone.' }] }
  }
  if (twin) return strictMode(framework, place, twin)
  const next = reopened(connection, context, call.at, RERUN)
  return next ? dependencies(framework, place, next) : removed(framework, place)
}

function strictMode(framework: string, place: string, twin: Connection): Story {
  const text =
    'In development React StrictMode mounts every component twice: the first socket is closed at once, the second is used. Production does not. Make sure the clean-up closes the socket of its own effect alone.'
  const summary = `${framework} ran the clean-up${place} right after mounting, and mounted again, as StrictMode does in development.`
  return { summary, advice: [{ text, source: STRICT_MODE }], twin }
}

function dependencies(framework: string, place: string, twin: Connection): Story {
  const summary = `${framework} ran the effect again: its clean-up closed the connection${place}, and the effect opened another one.`
  const text =
    'A value in the dependencies of the effect changed. Keep objects and functions out of them, or stable (useMemo, useCallback, a ref), so that the socket is opened once.'
  const source = 'https://react.dev/reference/react/useEffect#my-effect-runs-after-every-re-render'
  return { summary, advice: [{ text, source }], twin }
}

function removed(framework: string, place: string): Story {
  const summary = `The component that owns the connection was removed: ${framework} ran its clean-up${place}.`
  const text =
    'If the connection should outlive the component, keep it outside: in a module, a store or a provider above the routes.'
  return { summary, advice: [{ text }] }
}

function frameworkEvidence(framework: ReturnType<typeof cleanUpIn>): Evidence[] {
  if (!framework) return []
  const text = `The stack of close() holds a clean-up function of ${framework.name}.`
  return [{ text, source: framework.source }]
}

function twinEvidence({ constructed }: Connection, twin: Connection | undefined): Evidence[] {
  if (!twin) return []
  const text = `The same line opened the next connection ${precise(twin.constructed.at - constructed.at)} after this one.`
  return [{ text, at: twin.constructed.at, connection: twin.id }]
}
