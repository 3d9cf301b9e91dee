import { alike, near, silenceOf } from './alike.ts'
import type { Attempt } from './attempt.ts'
import type { Plan } from './plan.ts'
import type { Probe } from './probe.ts'

/** What a test says; the id stands in `data-outcome`. */
export type OutcomeId =
  | 'never-opens-alike'
  | 'dies-alike'
  | 'idle-limit'
  | 'survives'
  | 'void-single-session'
  | 'needs-opening'
  | 'not-reproduced'
  | 'interrupted'
  | 'stopped'

/** What the sockets of a test say, where it was not broken off. */
export type Comparison = Exclude<OutcomeId, 'void-single-session' | 'interrupted' | 'stopped'>

/** Decided when the test is done; while a payload is asked for, what the first socket says. */
export function outcomeOf(probe: Probe): OutcomeId | undefined {
  if (probe.phase !== 'done' && probe.phase !== 'confirm') return undefined
  switch (probe.ended?.kind) {
    case undefined:
      return judge(probe)
    case 'stopped':
      return 'stopped'
    case 'replaced':
      return 'void-single-session'
    default:
      return 'interrupted'
  }
}

/** The limit on silence lies between what the second socket lived through and what ended the first. */
export interface Limit {
  /** Undefined where the second socket's messages do not tell. */
  readonly above?: number
  /** ms */
  readonly below: number
  readonly counted: 'any' | 'send'
}

export function limitOf({ attempts }: Probe): Limit | undefined {
  const [silent, second] = attempts
  if (!silent?.facts.end || !second) return undefined
  const { counted, span } = silenceOf(silent.facts.end)
  const above = second.lived[counted]
  return { ...(above > 0 && above < span && { above }), below: span, counted }
}

/** It lived on where the silent one had died. */
export function outlived({ attempts }: Probe): boolean {
  const [silent, second] = attempts
  const end = silent?.facts.end
  if (!end || second?.openedAt === undefined) return false
  const held = second.facts.end?.life
  return held === undefined || (held > end.life && !near(held, end.life))
}

export function judge(probe: Probe): Comparison {
  const { plan, attempts } = probe
  const [silent] = attempts
  if (!silent) return 'not-reproduced'
  if (plan.tries === 'opening') return judgeOpening(plan, silent)
  if (silent.openedAt === undefined) return plan.boundToSession ? 'needs-opening' : 'not-reproduced'
  if (!silent.facts.end) return judgeSurvivor(plan)
  if (outlived(probe)) return 'idle-limit'
  return judgeDeath(plan, silent)
}

/** The app's never opened. One it closed itself while CONNECTING was not refused. */
function judgeOpening({ closeCall }: Plan, { openedAt }: Attempt): Comparison {
  if (openedAt === undefined) return 'never-opens-alike'
  return closeCall === undefined ? 'not-reproduced' : 'survives'
}

function judgeSurvivor({ app, closeCall, coversLife }: Plan): Comparison {
  if (closeCall !== undefined) return 'survives'
  return app.end && coversLife ? 'survives' : 'not-reproduced'
}

/** A death sooner than the app's speaks of what the app says and the test did not. */
function judgeDeath({ app, opening }: Plan, { facts: { end } }: Attempt): Comparison {
  if (!end) return 'not-reproduced'
  if (app.end && alike(app.end, end)) return 'dies-alike'
  const sooner = !app.end || (end.life < app.end.life && !near(end.life, app.end.life))
  return opening.kind === 'unknown' && sooner ? 'needs-opening' : 'not-reproduced'
}
