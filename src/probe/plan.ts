import { type Connection, type ConnectionId, effectiveClose } from '../connection.ts'
import { COUNTED, silenceBefore } from '../diagnose/silence.ts'
import type { CloseCall, DocumentId } from '../event.ts'
import { keepAliveFor, type KeepAlive as OwnKeepAlive } from '../knowledge/keep-alives.ts'
import { type Library, libraryOf } from '../knowledge/libraries.ts'
import type { Log } from '../log.ts'
import { type Facts, factsOf } from './facts.ts'
import { type KeepAlive, keepAliveOf } from './keep-alive.ts'
import { type Opening, openingOf } from './opening.ts'
import { type Reply, repliesOf } from './replies.ts'
import { freshUrl, isBoundToSession } from './url.ts'
import { warningsOf } from './warnings.ts'

/** What a test of a connection will do. */
export interface Plan {
  readonly connection: ConnectionId
  /** The document it is opened in. */
  readonly doc: DocumentId
  readonly url: string
  readonly protocols: readonly string[]
  readonly library?: Library
  /** What was seen of the app's connection until the plan was made. */
  readonly app: Facts
  /** The page's own effective close() of the app's connection. */
  readonly closeCall?: CloseCall
  /** `opening`: the app's never opened, so only that is tried. `life`: how it ends counts. */
  readonly tries: 'opening' | 'life'
  /** How long a silent connection is watched, ms. */
  readonly wait: number
  /** A life or silence this long is tried, ms. */
  readonly covers: number
  /** Whether `wait` outlasts the whole life of the app's connection. */
  readonly coversLife: boolean
  readonly opening: Opening
  readonly replies: readonly Reply[]
  readonly keepAlive: KeepAlive
  /** How the app's library is told to keep alive, for the advice. */
  readonly ownKeepAlive: OwnKeepAlive
  /** The URL names a session of its own that a second socket cannot share. */
  readonly boundToSession: boolean
  /** Sentences. */
  readonly warnings: readonly string[]
}

const SECOND = 1_000
/** Bounds of the wait, ms. */
export const WAIT = { min: 10 * SECOND, max: 6 * 60 * SECOND }
/** How long a handshake may take, ms. */
export const HANDSHAKE_WAIT = 20 * SECOND
const FACTOR = 1.5
/** Shorter silences are within the shortest wait anyway; ms. */
const QUIET = WAIT.min / FACTOR

/** @param now ms since the epoch. */
export function planTest(connection: Connection, log: Log, doc: DocumentId, now: number): Plan {
  const app = factsOf(connection, log)
  const closeCall = effectiveClose(connection)
  const span = spanToCover(connection, app, now)
  const library = libraryOf(connection)
  return {
    connection: connection.id,
    doc,
    url: freshUrl(connection),
    protocols: connection.protocols,
    ...(library && { library }),
    app,
    ...(closeCall && { closeCall }),
    tries: connection.opened ? 'life' : 'opening',
    wait: waitFor(span.covers),
    ...span,
    opening: openingOf(connection),
    replies: repliesOf(connection),
    keepAlive: keepAliveOf(connection),
    ownKeepAlive: keepAliveFor(connection),
    boundToSession: isBoundToSession(connection.url, library),
    warnings: warningsOf(connection, log, doc),
  }
}

/** How long to watch for something that takes `span`; ms. */
export function waitFor(span: number): number {
  return Math.min(WAIT.max, Math.max(WAIT.min, FACTOR * span))
}

/**
 * A wait as long as the life tries each silence in it too. Where that is too long, the silence before
 * the end is tried: of both directions, or of one where the other spoke to the last.
 */
function spanToCover(
  connection: Connection,
  { end }: Facts,
  now: number,
): Pick<Plan, 'covers' | 'coversLife'> {
  const at = end?.at ?? now
  const life = at - (connection.opened ?? connection.constructed).at
  if (FACTOR * life <= WAIT.max) return { covers: Math.max(0, life), coversLife: true }
  const [any, ...oneWay] = COUNTED.map((counted) => silenceBefore(connection, counted, at))
  const silence =
    any !== undefined && any >= QUIET ? any : Math.min(...oneWay.filter(isQuiet), WAIT.max)
  return { covers: Math.min(silence, WAIT.max / FACTOR), coversLife: false }
}

function isQuiet(silence: number): boolean {
  return silence >= QUIET
}
