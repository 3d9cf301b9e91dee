import { type Connection, endedAt } from '../connection.ts'
import { COUNTED, type Counted } from '../diagnose/silence.ts'
import { readReason } from '../knowledge/reasons.ts'
import type { Log } from '../log.ts'
import { withoutQuery } from '../stack.ts'
import { type End, type Facts, factsOf } from './facts.ts'
import type { Plan } from './plan.ts'

/** Timers of servers and the way to them vary by so much. */
const TOLERANCE = { least: 1_000, share: 0.15 }

/** Less is no silence an idle limit would end; ms. */
const MIN_SILENCE = 1_000

/** A server that allows one connection ends the older one this soon after the newer opened; ms. */
const REPLACED_WITHIN = 3_000

/** Whether two times are the same but for timers, ms. */
export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(TOLERANCE.least, TOLERANCE.share * Math.max(a, b))
}

/** The same actor with the same close code. */
export function sameKind(a: End, b: End): boolean {
  return a.by === b.by && a.code === b.code
}

/** The same kind of end after the same life, or after the same silence. */
export function alike(app: End, test: End): boolean {
  if (!sameKind(app, test)) return false
  if (near(app.life, test.life)) return true
  return COUNTED.some((counted) => isSilence(app, counted) && near(app.silence[counted], test.life))
}

/** Whose silence a limit may have ended, and how long it was: of both, else of the page. */
export function silenceOf(end: End): { counted: 'any' | 'send'; span: number } {
  const counted = end.silence.any >= end.silence.send / 2 ? 'any' : 'send'
  return { counted, span: end.silence[counted] }
}

/** Whether a keep-alive could have made a difference. */
export function mayBeIdle(end: End): boolean {
  const { code = 1006, reason = '' } = end
  const says = readReason(reason)
  const idle = says === 'idle-timeout' || says === 'server-ping-timeout'
  if (!idle && (says !== undefined || !speaksOfNothing(code))) return false
  return (end.by === 'network' || end.by === 'server') && silenceOf(end).span >= MIN_SILENCE
}

/** An open connection of the app to the same endpoint that a server or the network ended just then. */
export function replaced(log: Log, plan: Plan, openedAt: number): Connection | undefined {
  const endpoint = withoutQuery(plan.url)
  for (const connection of log.connections.values()) {
    const { source, url, opened } = connection
    if (source !== 'app' || withoutQuery(url) !== endpoint) continue
    if (!opened || opened.at >= openedAt || !endedWithin(connection, openedAt)) continue
    const { end } = factsOf(connection, log)
    if (end && (end.by === 'server' || end.by === 'network') && !isUsual(end, plan.app)) {
      return connection
    }
  }
  return undefined
}

function endedWithin(connection: Connection, openedAt: number): boolean {
  const at = endedAt(connection)
  return at !== undefined && at >= openedAt && at <= openedAt + REPLACED_WITHIN
}

/** A reconnected socket that ends as its forerunner did was not ended by the test. */
function isUsual(end: End, { end: before }: Facts): boolean {
  if (!before || !sameKind(before, end)) return false
  return near(before.life, end.life) || near(before.silence.any, end.silence.any)
}

function isSilence(end: End, counted: Counted): boolean {
  return end.silence[counted] >= MIN_SILENCE
}

/** Codes with which servers end idle connections, among other reasons. */
function speaksOfNothing(code: number): boolean {
  return code === 1000 || code === 1001 || code === 1005 || code === 1006
}
