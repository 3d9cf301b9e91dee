import { formatClockSeconds } from '../../src/format/clock.ts'
import { plural } from '../../src/format/count.ts'
import { CLOSED_BY } from '../../src/format/verdict-words.ts'
import type { Masks } from '../../src/mask.ts'
import { endpointOf } from '../endpoint.ts'
import type { Lane } from './lanes.ts'
import type { Range } from './range.ts'

/** Lanes told one by one. */
const TOLD = 10

/** The picture in words, for those who do not see it. */
export function summaryOf(lanes: readonly Lane[], { from, to }: Range, masks: Masks): string {
  const rest = lanes.length - TOLD
  return [
    `Timeline from ${formatClockSeconds(from)} to ${formatClockSeconds(to)}.`,
    ...lanes.slice(0, TOLD).map((lane) => laneWords(lane, masks)),
    rest > 0 && `And ${plural(rest, 'more lane')}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function laneWords({ rows }: Lane, masks: Masks): string {
  const last = rows.at(-1)
  if (!last) return ''
  const messages = rows.reduce(
    (sum, { connection }) => sum + connection.sent.count + connection.received.count,
    0,
  )
  const verdict = last.diagnosis?.verdict
  const end = verdict ? CLOSED_BY[verdict.closedBy].toLowerCase() : last.state
  const times = rows.length > 1 ? `${plural(rows.length, 'connection')}, ` : ''
  return `${endpointOf(last.connection, masks)}: ${times}${plural(messages, 'message')}, ${end}.`
}
