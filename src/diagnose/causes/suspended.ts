/**
 * Decided by: it ended without a Close frame within 2 s after the page was resumed, came back from
 * the back/forward cache, or the machine woke up; or its page was discarded.
 * Confused with: `protocol-error` (Chromium fires `error` here too), and `closed-by-page` where a
 * handler of `pageshow` closes what is dead already.
 * https://developer.chrome.com/docs/web-platform/page-lifecycle-api
 */
import { type Connection, endedAt } from '../../connection.ts'
import type { DocumentStart } from '../../event.ts'
import { frameEvidence, frameIsSilent } from '../close-frame.ts'
import { abortCall, closeFrame, pageCloseCall } from '../ends.ts'
import { type Suspension, suspensionBefore } from '../suspension.ts'
import type { Cause, Context, Decision } from '../verdict.ts'
import { precise } from '../words.ts'

export const suspended: Cause = {
  id: 'suspended',
  about: 'The page was frozen, cached or discarded, or the machine slept.',
  decide,
}

const SOURCE = 'https://developer.chrome.com/docs/web-platform/page-lifecycle-api'

const WHY = {
  frozen: 'The browser froze the page, and its connection did not live through it.',
  cached:
    'The page went into the back/forward cache and came back: the browser had disconnected it there.',
  slept: 'The machine slept, and the connection did not live through it.',
}

/** Events wait until the page runs again: the server may have closed at any time before. */
const MEANWHILE = {
  frozen: 'The browser froze the page, and the server closed the connection meanwhile.',
  cached:
    'The page went into the back/forward cache and came back: the server had closed the connection meanwhile.',
  slept: 'The machine slept, and the server closed the connection meanwhile.',
}

function decide(connection: Connection, context: Context): Decision | undefined {
  return discarded(connection, context) ?? resumed(connection, context)
}

function resumed(connection: Connection, context: Context): Decision | undefined {
  const end = endedAt(connection)
  if (end === undefined || abortCall(connection) || speaks(connection)) return undefined
  const suspension = suspensionBefore(connection, context)
  if (!suspension) return undefined
  const call = pageCloseCall(connection)
  if (call && call.at < suspension.wokeAt) return undefined
  const { kind, resumedAt } = suspension
  const frame = closeFrame(connection)
  return {
    closedBy: frame ? 'server' : 'browser',
    confidence: frame || kind === 'slept' ? 'likely' : 'certain',
    summary: frame ? MEANWHILE[kind] : WHY[kind],
    evidence: [
      {
        text: `${resumedInWords(suspension)}, ${precise(Math.abs(end - resumedAt))} before the connection was reported closed (${connection.closed?.code ?? 1006}).`,
        at: resumedAt,
        source: SOURCE,
      },
      ...(frame ? frameEvidence(connection, frame) : []),
    ],
    advice: advice(kind),
    alternatives: [],
    unknowable: 'When the connection died while the page did not run: the events came afterwards.',
  }
}

/** A Close frame with words or a telling code speaks for itself, and so does the page's own close. */
function speaks(connection: Connection): boolean {
  const { closed } = connection
  return closed !== undefined && closed.code !== 1006 && !frameIsSilent(connection)
}

function resumedInWords({ kind, jump }: Suspension): string {
  switch (kind) {
    case 'frozen':
      return 'The page was resumed'
    case 'cached':
      return 'The page was shown again from the back/forward cache'
    case 'slept':
      return `The wall clock was found ${precise(jump ?? 0)} ahead of the monotonic one, as after a sleep`
  }
}

function advice(kind: Suspension['kind']): Decision['advice'] {
  const event = { frozen: 'resume', cached: 'pageshow', slept: 'online' }[kind]
  return [
    {
      text: 'Treat it as normal: reconnect when the page runs again, and fetch what was missed meanwhile.',
      snippet: {
        language: 'js',
        code: `${kind === 'frozen' ? 'document' : 'window'}.addEventListener('${event}', () => {
  if (socket.readyState > WebSocket.OPEN) connect()
})`,
      },
      source: SOURCE,
    },
  ]
}

/** A discarded tab is a new document when it is looked at again. */
function discarded(connection: Connection, context: Context): Decision | undefined {
  const { documentLeft } = connection
  if (!documentLeft || connection.closed || !isTop(connection, context)) return undefined
  const next = nextDocument(documentLeft.at, context)
  if (!next?.discarded) return undefined
  return {
    closedBy: 'browser',
    confidence: 'certain',
    summary: 'The browser discarded the tab to save memory.',
    evidence: [
      {
        text: 'The next document of the tab says it was discarded.',
        at: next.at,
        source: SOURCE,
      },
    ],
    advice: [{ text: 'Treat it as normal: the page loads anew and connects again.' }],
    alternatives: [],
  }
}

/** The document the tab shows after a time, ms. */
function nextDocument(at: number, { log }: Context): DocumentStart | undefined {
  const starts = [...log.pages.values()].flatMap(({ start }) => (start?.top ? [start] : []))
  const later = starts.filter((start) => start.at >= at)
  return later.reduce<DocumentStart | undefined>(
    (first, start) => (first && first.at <= start.at ? first : start),
    undefined,
  )
}

function isTop({ doc }: Connection, { log }: Context): boolean {
  return log.pages.get(doc)?.start?.top ?? false
}
