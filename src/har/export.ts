import type { Connection, ConnectionId } from '../connection.ts'
import { diagnose } from '../diagnose/diagnose.ts'
import type { Message, PageEvent } from '../event.ts'
import type { Log } from '../log.ts'
import type { Page } from '../page.ts'
import { factsOf } from './facts.ts'
import { type CaptureFacts, type Facts, type PageFacts, type Payloads, VERSION } from './format.ts'
import { createPace, type Pace } from './pace.ts'
import { coverBody, coverTracks, openSecrets, type Secrets } from './secrets.ts'
import { eventsOf, failureItem, isoTime, openEntry } from './write-entry.ts'
import { messageItem } from './write-message.ts'

export interface ExportOptions {
  /** ms, by the clock of the log. */
  now: number
  /** Absent: all. */
  only?: ReadonlySet<ConnectionId>
  payloads: Payloads
  /** Covers secrets; absent: they stay. See redact.ts. */
  secrets?: Secrets
  signal?: AbortSignal
  progress?(done: number, total: number): void
}

/** Characters of a chunk; files of any size pass through in such pieces. */
const CHUNK = 256 * 1024

export const CREATOR = { name: 'WebSocket Doctor', version: '0.1.0' }

/** The text of a HAR file in chunks. What the log lets go of meanwhile is left out. */
export async function* exportHar(log: Log, options: ExportOptions): AsyncGenerator<string> {
  const { secrets = openSecrets, payloads } = options
  const pace = createPace(options.signal)
  const connections = chosen(log, options)
  const total = connections.reduce((sum, { messages }) => sum + messages.length, 0)
  const report = progressOf(options, total)
  yield head(log, options)
  yield* pages(log, secrets, pace)
  yield '],"entries":['
  for (const [index, connection] of connections.entries()) {
    if (index > 0) yield ','
    yield* entry(connection, { log, options, secrets, payloads, pace, report })
    await pace.step()
  }
  yield ']}}'
}

interface Work {
  log: Log
  options: ExportOptions
  secrets: Secrets
  payloads: Payloads
  pace: Pace
  report(): void
}

/** The connections a file gets, in the order of the log. */
export function chosen(log: Log, { only }: Pick<ExportOptions, 'only'>): Connection[] {
  const all = [...log.connections.values()]
  return only ? all.filter(({ id }) => only.has(id)) : all
}

function head(log: Log, options: ExportOptions): string {
  const capture: CaptureFacts = {
    version: VERSION,
    at: options.now,
    payloads: options.payloads,
    redacted: options.secrets !== undefined,
    dropped: { ...log.dropped },
  }
  const start = { version: '1.2', creator: CREATOR, _websocketDoctor: capture }
  return `{"log":${JSON.stringify(start).slice(0, -1)},"pages":[`
}

async function* pages(log: Log, secrets: Secrets, pace: Pace): AsyncGenerator<string> {
  for (const [index, page] of [...log.pages.values()].entries()) {
    if (index > 0) yield ','
    yield JSON.stringify(await pageItem(page, secrets, pace))
  }
}

async function pageItem(page: Page, secrets: Secrets, pace: Pace) {
  const { id, start, leftAt, heardAt, frameId } = page
  const events: PageEvent[] = []
  for (const event of [...page.events]) {
    events.push(secrets.cover(event))
    await pace.step()
  }
  const facts: PageFacts = {
    version: VERSION,
    ...(start && { start: secrets.cover(start) }),
    events,
    ...(leftAt !== undefined && { leftAt }),
    ...(heardAt !== undefined && { heardAt }),
    ...(frameId !== undefined && { frameId }),
  }
  return {
    startedDateTime: isoTime(start?.at ?? events[0]?.at ?? 0),
    id,
    title: facts.start?.url ?? '',
    pageTimings: {},
    _websocketDoctor: facts,
  }
}

async function* entry(connection: Connection, work: Work): AsyncGenerator<string> {
  const { secrets, options, payloads } = work
  const messages = payloads === 'none' ? [] : [...connection.messages]
  // Verdicts rest on repetitions, and some on what another file left out.
  const isLess =
    options.secrets !== undefined ||
    payloads !== 'full' ||
    options.only !== undefined ||
    connection.judged !== undefined
  const diagnosis = isLess ? diagnose(connection, { log: work.log, now: options.now }) : undefined
  const { heartbeats, ...others } = factsOf(connection, diagnosis)
  const facts: Facts = {
    ...secrets.cover(others),
    heartbeats: coverTracks(heartbeats, payloads, secrets),
  }
  const { url, protocols, constructed, opened } = connection
  const shown = {
    ...connection,
    ...secrets.cover({ url, protocols, constructed }),
    ...(opened && { opened: secrets.cover(opened) }),
  }
  yield openEntry(shown, facts, secrets.cover(eventsOf(connection)))
  const failure = failureItem(connection, facts)
  if (failure !== undefined) yield messages.length > 0 ? `${failure},` : failure
  yield* items(messages, work)
  yield ']}'
}

async function* items(messages: readonly Message[], work: Work): AsyncGenerator<string> {
  const { secrets, payloads, pace, report } = work
  let chunk = ''
  for (const [index, message] of messages.entries()) {
    const item = await messageItem(message, coverBody(message, payloads, secrets), secrets.cover)
    chunk += index > 0 ? `,${item}` : item
    report()
    if (chunk.length > CHUNK) {
      yield chunk
      chunk = ''
    }
    const rest = pace.step()
    if (rest) await rest
  }
  yield chunk
}

function progressOf({ progress }: ExportOptions, total: number): () => void {
  let done = 0
  return () => {
    done++
    if (done % 1_000 === 0 || done === total) progress?.(done, total)
  }
}
