import type { Advice } from '../diagnose/verdict.ts'
import { atPlace, capital, precise } from '../diagnose/words.ts'
import { formatDuration } from '../format/duration.ts'
import { keepAliveAdvice, limitWords } from './advice.ts'
import { detailsOf } from './details.ts'
import { endWords } from './end-words.ts'
import type { Facts } from './facts.ts'
import { type Comparison, judge, limitOf, type OutcomeId, outcomeOf } from './outcome.ts'
import { HANDSHAKE_WAIT, type Plan } from './plan.ts'
import type { Ended, Probe } from './probe.ts'

/** The result of a test, in words. Text from the page stands in it unmasked. */
export interface Outcome {
  readonly id: OutcomeId
  /** A sentence or two. */
  readonly summary: string
  /** What limits or adds to it: sentences. */
  readonly details: readonly string[]
  readonly advice: readonly Advice[]
}

export function compare(probe: Probe): Outcome | undefined {
  const id = outcomeOf(probe)
  if (!id) return undefined
  if (probe.ended) return { id, summary: BROKEN_OFF[probe.ended.kind], details: [], advice: [] }
  const comparison = judge(probe)
  const limit = comparison === 'idle-limit' ? limitOf(probe) : undefined
  return {
    id,
    summary: summaryOf(comparison, probe),
    details: detailsOf(comparison, probe),
    advice: limit ? [keepAliveAdvice(limit, probe.plan)] : [],
  }
}

function summaryOf(id: Comparison, probe: Probe): string {
  const { plan, attempts } = probe
  const facts: Facts = attempts[0]?.facts ?? { blocked: false }
  switch (id) {
    case 'never-opens-alike':
      return neverOpens(plan, facts)
    case 'dies-alike':
      return `A fresh connection, which ran none of this page’s code, ended in the same way${after(facts)}: ${ending(facts)}. The cause is the server, the path to it, or what both send along (URL, subprotocols, cookies), not what this page’s code does after that.`
    case 'idle-limit':
      return idleLimit(probe, facts)
    case 'survives':
      return survives(plan, facts, attempts[0]?.wait ?? 0)
    case 'needs-opening':
      return needsOpening(facts)
    case 'not-reproduced':
      return notReproduced(plan, facts, attempts[0]?.wait ?? 0)
  }
}

const BROKEN_OFF: Record<Ended['kind'], string> = {
  stopped: 'The test was stopped before it had a result.',
  replaced:
    'The result is void: an open connection of the app ended within 3 s of the opening of the test. The server probably allows one connection per session, and the test took its place.',
  left: 'The test was interrupted: the document it ran in went away.',
  suspended: 'The test was interrupted: the page was stopped, frozen or asleep meanwhile.',
  offline: 'The test was interrupted: the browser went offline.',
  detached: 'The test was interrupted: the panel lost touch with the page.',
  'recording-paused': 'The test was interrupted: recording was paused, so its end cannot be seen.',
  'no-answer':
    'The test could not start: the page did not open the socket. It may be stopped at a breakpoint or by a dialog.',
}

function neverOpens({ closeCall, app }: Plan, test: Facts): string {
  if (test.blocked) {
    return 'A fresh connection does not open either: the browser blocks it before anything is sent.'
  }
  const said = test.handshake ? ` (${test.handshake})` : ''
  const failed = test.end ? 'fails too' : `did not open in ${formatDuration(HANDSHAKE_WAIT)} either`
  if (closeCall && app.end) {
    return `A fresh connection ${failed}${said}. The page gave up on its own after ${precise(app.end.life)}${atPlace(closeCall)}, but it would not have opened.`
  }
  return `A fresh connection ${failed}${said}. What the page does with the socket is not the cause: look at the URL, the session it is opened in, the server and the path to it.`
}

function idleLimit(probe: Probe, silent: Facts): string {
  const limit = limitOf(probe)
  const words = limit ? ` ${limitWords(limit)}` : ''
  return `Only the silent connection ended${after(silent)}; the one that sent keep-alives lived on.${words}`
}

function survives({ closeCall, app, tries }: Plan, test: Facts, wait: number): string {
  if (tries === 'opening') {
    return `The page closes the connection${closeCall ? atPlace(closeCall) : ''} before it opens: a fresh one opened after ${precise(test.openedAfter ?? 0)}.`
  }
  const lived = `A fresh connection lived for ${formatDuration(wait)} and did not end.`
  if (closeCall) {
    return `${lived} The page closes its own${atPlace(closeCall)}; the server and the path to it do not.`
  }
  if (app.end?.by === 'browser')
    return `${lived} The app’s ended with its document or by the browser.`
  return `${lived} What this page sends, or its session, matters.`
}

function needsOpening(test: Facts): string {
  if (test.openedAfter === undefined) {
    return 'The test needs an opening that cannot be replayed: the URL names a connection negotiated before, and the server did not take it a second time.'
  }
  return `The test needs an opening that cannot be replayed: it ended${after(test)}, sooner than the app’s, which said something first. ${capital(ending(test))}.`
}

function notReproduced({ app, tries }: Plan, test: Facts, wait: number): string {
  if (tries === 'opening') {
    return `Not reproduced: a fresh connection opened after ${precise(test.openedAfter ?? 0)}. What kept the app’s from opening was not there this time.`
  }
  if (test.openedAfter === undefined) {
    const said = test.handshake ? ` (${test.handshake})` : ''
    return `Not reproduced: the test did not open${said}, though the app’s connection had. A token in the URL may have been used up, or the server is away now.`
  }
  if (test.end) {
    const other = app.end ? 'but not as the app’s did' : 'while the app’s lives on'
    return `Not reproduced: the test ended too, ${other}${after(test)}: ${ending(test)}.`
  }
  return `Not reproduced in ${formatDuration(wait)}: a fresh connection lived on.`
}

function after({ end }: Facts): string {
  return end ? ` after ${precise(end.life)}` : ''
}

function ending({ end }: Facts): string {
  return end ? endWords(end) : 'it did not end'
}
