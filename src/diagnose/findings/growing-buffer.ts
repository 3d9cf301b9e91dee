/**
 * bufferedAmount rose with every one of the last sends: the page sends faster than the network takes.
 * A note where all of it was sent in the end, as the clean end of the connection shows.
 * Confused with: one large message, which drains.
 * https://websockets.spec.whatwg.org/#dom-websocket-bufferedamount
 */
import type { Connection } from '../../connection.ts'
import type { Message } from '../../event.ts'
import { formatBytes } from '../../format/bytes.ts'
import type { FindingRule, Found } from '../verdict.ts'
import { precise } from '../words.ts'

export const growingBuffer: FindingRule = {
  id: 'growing-buffer',
  about: 'bufferedAmount rose over the last sends, beyond 1 MB.',
  find,
}

const SENDS = 10
/** Messages looked at for them. */
const MAX_SCAN = 1_000
/** Bytes. */
const MUCH = 1_000_000
/** Within one task nothing can drain; ms. */
const MIN_SPAN = 1_000

const SOURCE = 'https://websockets.spec.whatwg.org/#dom-websocket-bufferedamount'

function find(connection: Connection): Found | undefined {
  const { closed } = connection
  const sends = lastSends(connection)
  const [first, last] = [sends[0], sends.at(-1)]
  if (sends.length < SENDS || !first || !last || (last.state ?? 1) >= 2) return undefined
  const [before = 0, now = 0] = [first.buffered, last.buffered]
  const took = last.at - first.at
  if (now < MUCH || now <= before || took < MIN_SPAN || !isRising(sends)) return undefined
  const isSent = closed?.wasClean === true && closed.buffered === 0
  return {
    severity: isSent ? 'note' : 'warning',
    summary: isSent
      ? `The page sent faster than the network took it: ${formatBytes(now)} waited, and all was sent before the end.`
      : `The page sends faster than the network takes it: ${formatBytes(now)} waited at the last send().`,
    evidence: [
      {
        text: `bufferedAmount rose from ${formatBytes(before)} to ${formatBytes(now)} over the last ${SENDS} sends, in ${precise(took)}.`,
        at: last.at,
        message: last.seq,
        source: SOURCE,
      },
    ],
    advice: [
      {
        text: 'Look at bufferedAmount before sending, and skip or merge what is out of date.',
        snippet: {
          language: 'js',
          code: 'if (socket.bufferedAmount < 65_536) socket.send(update)',
        },
      },
    ],
  }
}

function lastSends({ messages }: Connection): Message[] {
  const sends: Message[] = []
  const end = Math.max(0, messages.length - MAX_SCAN)
  for (let index = messages.length - 1; index >= end && sends.length < SENDS; index--) {
    const message = messages[index]
    if (message?.direction === 'send') sends.unshift(message)
  }
  return sends
}

function isRising(sends: readonly Message[]): boolean {
  return sends.every(
    ({ buffered }, index) =>
      buffered !== undefined && (index === 0 || buffered >= (sends[index - 1]?.buffered ?? 0)),
  )
}
