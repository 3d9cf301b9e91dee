import { COUNTED, type Counted, silenceInWords } from '../diagnose/silence.ts'
import { codeAndReason, precise } from '../diagnose/words.ts'
import { formatDuration } from '../format/duration.ts'
import type { Attempt } from './attempt.ts'
import { endWords } from './end-words.ts'
import type { Facts } from './facts.ts'
import type { Probe } from './probe.ts'

/** One fact of each connection beside the others; empty where it is not known. */
export interface Row {
  readonly name: string
  readonly app: string
  /** Of the silent socket, then of the one that keeps alive. */
  readonly tests: readonly string[]
}

/** The app's connection and those of the test, side by side; rows that say nothing are left out. */
export function tableOf({ plan, attempts, phase, ended }: Probe): Row[] {
  const tests = attempts.map(({ facts }) => facts)
  const watched = phase === 'done' && !ended && plan.tries === 'life'
  const rows = FACTS.map(({ name, of }) => ({ name, app: of(plan.app), tests: tests.map(of) }))
  const life = {
    name: 'Lived',
    app: lifeWords(plan.app, 'still open'),
    tests: attempts.map((attempt) => heldWords(attempt, watched)),
  }
  return [...rows.slice(0, 3), life, ...rows.slice(3)].filter(
    ({ app, tests }) => app || tests.some(Boolean),
  )
}

const FACTS: readonly { name: string; of(facts: Facts): string }[] = [
  { name: 'Handshake', of: handshakeWords },
  { name: 'Opened after', of: ({ openedAfter }) => time(openedAfter) },
  { name: 'First message after', of: ({ firstMessageAfter }) => time(firstMessageAfter) },
  { name: 'Silence before the end', of: silenceWords },
  {
    name: 'Close event',
    of: ({ end }) => (end?.code === undefined ? '' : codeAndReason(end.code, end.reason ?? '')),
  },
  { name: 'Ended', of: ({ end }) => (end ? endWords(end) : '') },
]

function handshakeWords({ refused, blocked, handshake, openedAfter }: Facts): string {
  if (blocked) return 'blocked by the browser'
  if (refused) return `${refused.name}: ${refused.message}`
  return handshake ?? (openedAfter === undefined ? '' : 'HTTP 101, as it opened')
}

function silenceWords({ openedAfter, end }: Facts): string {
  if (openedAfter === undefined || !end) return ''
  const spans = COUNTED.map((counted): [Counted, number] => [counted, end.silence[counted]])
  const longest = spans.reduce((a, b) => (b[1] > a[1] + SAME ? b : a))
  const both = `${precise(end.silence.any)} ${silenceInWords('any')}`
  return longest[0] === 'any'
    ? both
    : `${both}; ${precise(longest[1])} ${silenceInWords(longest[0])}`
}

/** Smaller differences between silences say nothing, ms. */
const SAME = 500

function lifeWords({ openedAfter, end }: Facts, open: string): string {
  if (openedAfter === undefined) return ''
  return end ? precise(end.life) : open
}

/** `watched`: the test ended because it had watched for long enough. */
function heldWords({ facts, wait }: Attempt, watched: boolean): string {
  return lifeWords(facts, watched ? `at least ${formatDuration(wait)}` : 'open')
}

function time(ms: number | undefined): string {
  return ms === undefined ? '' : precise(ms)
}
