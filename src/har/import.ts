import { isText } from '../channel/shape.ts'
import { lastActivity } from '../connection.ts'
import type { DocumentId } from '../event.ts'
import { addConnection, type Bounds, createLog, type Log } from '../log.ts'
import { type Draft, fill, isOwn, startDraft } from './draft.ts'
import { type CaptureFacts, HarError, type Problem } from './format.ts'
import { type JsonStream, readJson, type Treatment } from './json-stream.ts'
import { isWebSocket, readForeign } from './read-foreign.ts'
import { checkVersion, nameIn, readCapture, readPage } from './read-head.ts'
import { readOwn } from './read-own.ts'

/** A capture as it came out of a file. */
export interface Imported {
  log: Log
  /** ms: the end of the capture. */
  now: number
  /** The tool that wrote it, as it calls itself. */
  creator: string
  /** Of a capture of our own: what it holds of messages, and whether secrets were replaced. */
  capture?: CaptureFacts
  /** What was passed over. */
  problems: Problem[]
  /** Entries of other requests. */
  others: number
}

export interface Importing {
  readonly stream: JsonStream
  /** Messages so far. */
  count(): number
  finish(): Imported
}

/** Problems that are told; more of them tell no more. */
const MAX_PROBLEMS = 50
/** Verdicts settle 2 s after an end. */
const SETTLES = 3_000

const OPENED = new Set([
  '',
  'log',
  'log.pages',
  'log.entries',
  'log.entries[]',
  'log.entries[].request',
  'log.entries[].response',
  'log.entries[]._webSocketMessages',
  'log.entries[]._websocketDoctor',
  'log.entries[]._websocketDoctor.events',
])

const TAKEN = new Set([
  'log.version',
  'log.creator',
  'log.browser',
  'log._websocketDoctor',
  'log.pages[]',
  ...[
    'startedDateTime',
    'time',
    'timings',
    'pageref',
    'request.method',
    'request.url',
    'request.headers',
    'response.status',
    'response.statusText',
    'response.headers',
    'response._error',
    'response._failureText',
    '_error',
    '_initiator',
    '_resourceType',
    '_webSocketClose',
    '_webSocketMessages[]',
    '_websocketDoctor.version',
    '_websocketDoctor.page',
    '_websocketDoctor.facts',
    '_websocketDoctor.events[]',
  ].map((field) => `log.entries[].${field}`),
])

const ENTRY = 'log.entries[]'

/**
 * Reads a HAR file, ours or another tool’s, piece by piece.
 *
 * @param prefix Goes before the ids of documents: they are unique over imports.
 */
export function startImport(prefix = '', bounds?: Bounds): Importing {
  const log = createLog(bounds)
  const problems: Problem[] = []
  const nameOf = (id: string) => (prefix === '' ? id : `${prefix}-${id}`) as DocumentId
  let draft: Draft | undefined
  let entry = -1
  let hasEntries = false
  let others = 0
  let count = 0
  let capture: CaptureFacts | undefined
  let creator = ''
  let latest = 0

  const stream = readJson({
    treat(pattern): Treatment {
      if (OPENED.has(pattern)) return 'open'
      return TAKEN.has(pattern) ? 'take' : 'skip'
    },
    begin(pattern) {
      if (pattern === 'log.entries') hasEntries = true
      if (pattern !== ENTRY) return
      entry++
      draft = startDraft()
    },
    value(pattern, value, place) {
      if (draft && pattern.startsWith(ENTRY)) {
        if (pattern === `${ENTRY}._webSocketMessages[]`) count++
        const wrong = fill(draft, log, pattern.slice(ENTRY.length + 1), value)
        if (wrong !== undefined) complain(place(), wrong)
      } else if (pattern === 'log.creator') creator = nameIn(value)
      else if (pattern === 'log._websocketDoctor')
        capture = readCapture(value, log, place(), complain)
      else if (pattern === 'log.pages[]') readPage(value, log, nameOf, place(), complain)
      else if (pattern === 'log.version') checkVersion(value)
    },
    end(pattern) {
      if (pattern === ENTRY) commit(true)
    },
  })

  function commit(whole: boolean): void {
    const done = draft
    draft = undefined
    if (!done) return
    const wrong = isOwn(done)
      ? readOwn(done.connection, done.events, done.page, done.facts, nameOf)
      : readOther(done)
    if (wrong === undefined) add(done)
    // Of an entry that breaks off that much is said already.
    else if (wrong !== '' && whole) complain(placeOf(done, wrong), 'does not fit: it is left out')
  }

  function placeOf(done: Draft, field: string): string {
    return [`log.entries[${entry}]`, ...(isOwn(done) ? ['_websocketDoctor'] : []), field].join('.')
  }

  /** An empty text: it is no WebSocket’s. */
  function readOther(done: Draft): string | undefined {
    if (!isWebSocket(done, done.items)) {
      others++
      return ''
    }
    const page = done.fields.get('pageref')
    const doc = nameOf(isText(page) ? page : 'har')
    return readForeign(done.connection, done, doc, entry + 1, latest)
  }

  function add(done: Draft): void {
    const { connection } = done
    const { constructed, errorAt, closed, messages } = connection
    latest = Math.max(
      latest,
      constructed.at,
      errorAt ?? 0,
      closed?.at ?? 0,
      lastActivity(connection) ?? 0,
    )
    if (messages.length > 1) complainOfOrder(connection.messages)
    if (log.connections.has(connection.id))
      complain(
        `log.entries[${entry}]`,
        'tells of a connection that was there before: this one counts',
      )
    addConnection(log, connection)
  }

  /** Views and rules rely on it. */
  function complainOfOrder(messages: { seq: number }[]): void {
    const inOrder = messages.every((one, index) => one.seq > (messages[index - 1]?.seq ?? -1))
    if (inOrder) return
    messages.sort((a, b) => a.seq - b.seq)
    complain(`log.entries[${entry}]._webSocketMessages`, 'are not in order: they were sorted')
  }

  function complain(place: string, text: string): void {
    if (problems.length < MAX_PROBLEMS) problems.push({ place, text })
  }

  function finish(): Imported {
    const { whole, place } = stream.finish()
    if (!whole) complain(place, 'is where the file breaks off')
    commit(false)
    if (log.connections.size === 0) throw new HarError(emptyWords(others, problems, hasEntries))
    return {
      log,
      now: capture?.at ?? latest + SETTLES,
      creator,
      ...(capture && { capture }),
      problems,
      others,
    }
  }

  return { stream, count: () => count, finish }
}

function emptyWords(others: number, problems: readonly Problem[], hasEntries: boolean): string {
  if (!hasEntries) return 'This is no HAR file: it has no log.entries.'
  const [first] = problems
  if (first) return `No connection could be read: ${first.place} ${first.text}.`
  const none = 'The file holds no WebSocket connection'
  return others > 0
    ? `${none}, only ${others} other ${others === 1 ? 'request' : 'requests'}.`
    : `${none}.`
}
