/**
 * Decided by: a framework's clean-up function in the stack of close(), named by itself or by the
 * source map; a hook that keeps its name in a minified build, or the shape of the stack; or the
 * pair StrictMode makes: closed within 200 ms, and opened again by the same line.
 * Confused with: `closed-by-page`, which it is where a minified stack hides the clean-up.
 * https://react.dev/reference/react/StrictMode
 */
import { type Connection, effectiveClose } from '../../connection.ts'
import type { CloseCall, UncaughtException } from '../../event.ts'
import { eventsBetween } from '../../page.ts'
import type { CleanUp } from '../clean-up.ts'
import { closeEvidence } from '../close-call.ts'
import { pageOf } from '../ends.ts'
import { exceptionEvidence } from '../exception-evidence.ts'
import { isHotUpdated } from '../hot-update.ts'
import { rerun, strictModeTwin } from '../rerun.ts'
import { isOfDevelopment, STRICT_MODE } from '../strict-mode.ts'
import { cleanUpIn } from '../unmount.ts'
import type { Advice, Cause, Context, Decision, Evidence } from '../verdict.ts'
import { atPlace, capital, precise } from '../words.ts'

export const unmounted: Cause = {
  id: 'unmounted',
  about: 'A component’s clean-up closed it: unmount, StrictMode, changed dependencies, hot update.',
  decide,
}

interface Story {
  summary: string
  advice: Advice[]
  twin?: Connection
}

function decide(connection: Connection, context: Context): Decision | undefined {
  const call = effectiveClose(connection)
  if (!call) return undefined
  const cleanUp = cleanUpIn(connection, call, context)
  const twin = strictModeTwin(connection, context)
  if (!cleanUp && !twin) return undefined
  const story = tell(connection, call, context, cleanUp)
  const failure = twin ? undefined : failureBefore(connection, call, context)
  const otherwise = cleanUp ? cleanUp.otherwise : PAIR_BY_HAND
  return {
    closedBy: 'page',
    confidence: cleanUp?.confidence ?? 'likely',
    summary: story.summary,
    evidence: [
      ...closeEvidence(connection, call),
      ...signEvidence(cleanUp),
      ...twinEvidence(connection, story.twin),
      ...(failure ? [exceptionEvidence(failure, call.at)] : []),
    ],
    advice: failure ? [REPAIR, ...story.advice] : story.advice,
    alternatives: otherwise ? [{ cause: 'closed-by-page', text: otherwise }] : [],
  }
}

/** Rendering fails and the tree goes, soon where the page is not busy, or the failure is told right after; ms. */
const FAILED = { before: 500, after: 50 }

const REPAIR: Advice = {
  text: 'An exception came with it: a framework takes away what fails to render, up to the nearest error boundary. Repair what throws, and keep the connection above such a boundary.',
  source:
    'https://react.dev/reference/react/Component#catching-rendering-errors-with-an-error-boundary',
}

/** A rejection fails no rendering, and a user who leaves needs no failure. */
function failureBefore(
  connection: Connection,
  call: CloseCall,
  context: Context,
): UncaughtException | undefined {
  const page = pageOf(connection, context)
  if (!page || call.running?.target === 'element') return undefined
  const thrown = eventsBetween(page, 'exception', call.at - FAILED.before, call.at + FAILED.after)
  return thrown.find(({ rejection }) => !rejection)
}

const PAIR_BY_HAND = 'The page itself closes and reopens at once; its minified stack does not tell.'

function tell(
  connection: Connection,
  call: CloseCall,
  context: Context,
  cleanUp: CleanUp | undefined,
): Story {
  const framework = capital(cleanUp?.framework?.name ?? 'the framework')
  const place = atPlace(call)
  const twin = strictModeTwin(connection, context)
  if (twin && (!cleanUp || isOfDevelopment(cleanUp))) return strictMode(framework, place, twin)
  if (isHotUpdated(connection, call, context)) {
    const summary = `A hot update replaced the code. ${framework} ran the clean-up${place}.`
    return { summary, advice: [{ text: 'Nothing to change: it happens in development alone.' }] }
  }
  const next = rerun(connection, call, context)
  return next ? dependencies(framework, place, next) : removed(cleanUp, place)
}

function strictMode(framework: string, place: string, twin: Connection): Story {
  const text =
    'In development React StrictMode mounts every component twice: the first socket is closed at once, the second is used. Production does not. Make sure the clean-up closes the socket of its own effect alone.'
  const summary = `${framework} ran the clean-up${place} right after mounting, and mounted again, as StrictMode does in development.`
  return { summary, advice: [{ text, source: STRICT_MODE }], twin }
}

function dependencies(framework: string, place: string, twin: Connection): Story {
  const summary = `${framework} ran the effect again: its clean-up closed the connection${place}, and the effect opened another one.`
  if (framework !== 'React' && framework !== 'The framework') {
    const text =
      'A value the effect depends on changed. Read only what the connection needs in it, so that the socket is opened once.'
    return { summary, advice: [{ text }], twin }
  }
  const text =
    'A value in the dependencies of the effect changed. Keep objects and functions out of them, or stable (useMemo, useCallback, a ref), so that the socket is opened once.'
  const source = 'https://react.dev/reference/react/useEffect#my-effect-runs-after-every-re-render'
  return { summary, advice: [{ text, source }], twin }
}

function removed(cleanUp: CleanUp | undefined, place: string): Story {
  const framework = cleanUp?.framework
  const was = cleanUp?.confidence === 'possible' ? 'seems to have been' : 'was'
  const summary = `The component that owns the connection ${was} removed: ${framework?.name ?? 'the framework'} ran its clean-up${place}.`
  const text =
    'If the connection should outlive the component, keep it outside: in a module, a store or a provider above the routes.'
  return { summary, advice: [{ text, ...(framework && { source: framework.advice }) }] }
}

function signEvidence(cleanUp: CleanUp | undefined): Evidence[] {
  if (!cleanUp) return []
  const { sign, framework } = cleanUp
  return [{ text: sign, ...(framework && { source: framework.source }) }]
}

function twinEvidence({ constructed }: Connection, twin: Connection | undefined): Evidence[] {
  if (!twin) return []
  const text = `The same line opened the next connection ${precise(twin.constructed.at - constructed.at)} after this one.`
  return [{ text, at: twin.constructed.at, connection: twin.id }]
}
