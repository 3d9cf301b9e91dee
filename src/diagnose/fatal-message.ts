import { type Connection, endedAt } from '../connection.ts'
import type { Message } from '../event.ts'
import { isHeartbeat } from '../heartbeat.ts'
import { statistics } from '../statistics.ts'
import { firstSent, lastMessage } from './messages.ts'
import { alikeEnds } from './repeats.ts'
import { replaceEachOther } from './rivals.ts'
import type { Context } from './verdict.ts'

/** A kind of message the page sends that ends the connection. */
export interface FatalMessage {
  /** The one before this end. */
  message: Message
  /** What the messages of the kind have in common. */
  shape: string
  /** Ends that followed one of them. */
  ends: number
  /** How many of them were sent in these connections. */
  sent: number
  /** From the message to the end: mean, ms. */
  delay: number
}

/** An end this soon after a message may answer it; ms. */
const ANSWER = 2_000
const MIN_ENDS = 3
/** Of all messages of the kind, so many must have been followed by an end. */
const SHARE = 0.75
/** An answer this regular after a second or more is a timer, not a crash. */
const TIMER = { delay: 1_000, cv: 0.03 }
const MAX_SHAPE = 60
/** Messages of a connection that are counted: the newest. */
const MAX_MESSAGES = 500

/** The type of message that was sent right before this end and others, and rarely otherwise. */
export function fatalMessage(connection: Connection, context: Context): FatalMessage | undefined {
  const message = lastSent(connection)
  const shape = message && shapeOf(message)
  if (!message || !shape || isLogIn(connection, message, shape)) return undefined
  if (replaceEachOther(connection, context)) return undefined
  const ends = alikeEnds(connection, context)
  const delays = ends.flatMap((one) => delayAfter(one, shape))
  const sent = ends.reduce((sum, one) => sum + countOf(one, shape), 0)
  const { count, mean, cv } = statistics(delays)
  if (count < MIN_ENDS || count < sent * SHARE) return undefined
  if (mean >= TIMER.delay && cv < TIMER.cv) return undefined
  return { message, shape, ends: count, sent, delay: mean }
}

/** Whoever refuses a client ends it after the message that says who it is: no failure shows in that. */
const LOG_IN = /auth|log_?in|sign_?in|token|identify|hello|init|connect|join|subscribe/i

function isLogIn(connection: Connection, message: Message, shape: string): boolean {
  return message === firstSent(connection) && LOG_IN.test(shape)
}

/** The last message of the page within 2 s before the end, unless it is a heartbeat. */
export function lastSent(connection: Connection): Message | undefined {
  const end = endedAt(connection)
  const last = lastMessage(connection, 'send')
  if (!last || end === undefined || end - last.at > ANSWER) return undefined
  return isHeartbeat(last, connection) ? undefined : last
}

function delayAfter(connection: Connection, shape: string): number[] {
  const last = lastSent(connection)
  const end = endedAt(connection)
  return last && end !== undefined && shapeOf(last) === shape ? [end - last.at] : []
}

function countOf({ messages }: Connection, shape: string): number {
  const recent = messages.slice(-MAX_MESSAGES)
  return recent.filter((one) => one.direction === 'send' && shapeOf(one) === shape).length
}

/** The type a JSON message names, else its text without values; none for binary. */
function shapeOf({ body }: Message): string | undefined {
  if (typeof body !== 'string') return undefined
  const head = body.slice(0, 500)
  const type = /"(?:type|event|op|action|cmd|command|method|kind)"\s*:\s*"?[\w:.-]+"?/.exec(head)
  return type?.[0] ?? head.replace(/\d+/g, '#').slice(0, MAX_SHAPE)
}
