import { type Chain, chainOf } from '../../src/chain.ts'
import { type Connection, connectionId } from '../../src/connection.ts'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Diagnosis, Finding, Verdict } from '../../src/diagnose/verdict.ts'
import type { DocumentId } from '../../src/event.ts'
import type { Handshake } from '../../src/handshake.ts'
import { createLog, type Log, record } from '../../src/log.ts'
import { type Script, toEvent } from './trace-event.ts'
import { parseLine, type Step } from './trace-line.ts'

/**
 * A readable notation for what a page lived through. One event per line: a time, the socket it is
 * about (or `document/socket`; the first socket may go unnamed), a verb and what belongs to it.
 *
 *     trace(`
 *         0s  document   https://shop.test/ firefox
 *         0s  connect    wss://a.test/feed protocol=v1  @ start app.js:12:8
 *       0.2s  open
 *         1s  receive    {"type":"ping"} every 30s until 5m
 *         2s  b connect  wss://a.test/feed
 *         3s  send       <2000 bytes>
 *         4s  hidden
 *        61s  close      1006
 *        62s  now
 *     `)
 *
 * Without a `document` line it is `https://app.test/` in Chromium.
 */
export interface Trace {
  readonly log: Log
  /** ms: the time of `now`, else 3 s after the last event. */
  readonly now: number
  connection(name?: string): Connection
  chain(name?: string): Chain
  diagnose(name?: string): Diagnosis
}

/** Second zero of every trace; ms. */
export const START = Date.UTC(2026, 0, 1)

const FIRST = 'a'

export function trace(text: string): Trace {
  const steps = text
    .split('\n')
    .flatMap(parseLine)
    .sort((a, b) => a.at - b.at)
  const player = startPlayer()
  if (!steps.some((step) => step.verb === 'document' && step.doc === 'main')) {
    play(player, { at: 0, doc: 'main', socket: undefined, verb: 'document', rest: '', stack: [] })
  }
  for (const step of steps) play(player, step)
  return finish(player, steps)
}

/** The verdict on one connection of a trace. */
export function verdictOf(text: string, name?: string): Verdict | undefined {
  return trace(text).diagnose(name).verdict
}

/** Ids of the warnings and the notes of one connection of a trace. */
export function findingsOf(text: string, name?: string): { warnings: string[]; notes: string[] } {
  const { findings } = trace(text).diagnose(name)
  const ids = (severity: string) =>
    findings.filter((one) => one.severity === severity).map((one) => one.id)
  return { warnings: ids('warning'), notes: ids('note') }
}

/** All a verdict says, as one text. */
export function wordsOf(verdict: Verdict | Finding | undefined): string {
  return JSON.stringify(verdict ?? '')
}

interface Player {
  log: Log
  documents: Map<string, Script & { id: DocumentId }>
  now: number | undefined
}

function startPlayer(): Player {
  return { log: createLog(), documents: new Map(), now: undefined }
}

function finish(player: Player, steps: Step[]): Trace {
  const last = steps.reduce((at, step) => Math.max(at, step.at), 0)
  const now = player.now ?? START + last + 3_000
  const find = (name = FIRST) => findConnection(player, name)
  return {
    log: player.log,
    now,
    connection: find,
    chain: (name) => chainOf(find(name), player.log),
    diagnose: (name) => diagnose(find(name), { log: player.log, now }),
  }
}

function findConnection(player: Player, name: string): Connection {
  const [doc, socket] = name.includes('/') ? name.split('/') : ['main', name]
  const script = player.documents.get(doc ?? '')
  const id = script && connectionId(script.id, script.sockets.get(socket ?? '') ?? 0)
  const connection = id && player.log.connections.get(id)
  if (!connection) throw new Error(`The trace has no connection ${name}`)
  return connection
}

function play(player: Player, step: Step): void {
  const at = START + step.at
  if (step.verb === 'now') {
    player.now = at
    return
  }
  if (step.verb === 'document') startDocument(player, step)
  const script = player.documents.get(step.doc)
  if (!script) throw new Error(`The trace has no document ${step.doc}`)
  if (step.verb === 'handshake') {
    findConnection(player, `${step.doc}/${step.socket ?? FIRST}`).handshake = handshake(step)
    return
  }
  const event = toEvent(script, step, at)
  record(player.log, script.id, event)
}

function startDocument(player: Player, step: Step): void {
  const words = step.rest.split(/\s+/)
  player.documents.set(step.doc, {
    id: `doc-${step.doc}` as DocumentId,
    url: words.find((word) => word.includes('://')) ?? 'https://app.test/',
    browser: words.includes('firefox') ? 'firefox' : 'chromium',
    seq: 0,
    sockets: new Map(),
    states: new Map(),
  })
}

/** `handshake 403`, `handshake 200 h2`, `handshake "net::ERR_FAILED" reached`, `handshake unreached`. */
function handshake(step: Step): Handshake {
  const words = step.rest.split(/\s+/)
  const status = words.find((word) => /^\d{3}$/.test(word))
  const error = /"(.*)"/.exec(step.rest)?.[1]
  const protocol = /answered=(\S+)/.exec(step.rest)?.[1]
  return {
    url: '',
    ...(status && { status: Number(status) }),
    ...(error !== undefined && { error }),
    ...(words.includes('reached') && { reached: true }),
    ...(words.includes('unreached') && { reached: false }),
    ...(words.includes('h2') && {
      requestHeaders: [{ name: ':protocol', value: 'websocket' }],
    }),
    ...(protocol && { responseHeaders: [{ name: 'Sec-WebSocket-Protocol', value: protocol }] }),
  }
}
