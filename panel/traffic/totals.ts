import { type Connection, type Traffic, traffic } from '../../src/connection.ts'
import { formatBytes } from '../../src/format/bytes.ts'
import { plural } from '../../src/format/count.ts'
import { formatDuration } from '../../src/format/duration.ts'
import { type Heartbeat, heartbeatsOf } from '../../src/heartbeat.ts'
import type { Rates } from '../../src/rates.ts'

/** A line of the table: what, and how much. */
export interface Total {
  name: string
  text: string
}

/** Totals, peaks and heartbeats of a connection, in words. */
export function totalsOf(connection: Connection): Total[] {
  const buffered = Math.max(0, ...connection.rates.buckets.map((bucket) => bucket.buffered))
  return [
    { name: 'Sent', text: trafficWords(traffic(connection, 'send'), peak(connection, 'sent')) },
    {
      name: 'Received',
      text: trafficWords(traffic(connection, 'receive'), peak(connection, 'received')),
    },
    ...(buffered > 0 ? [{ name: 'Send buffer', text: `${formatBytes(buffered)} at most` }] : []),
    ...heartbeatsOf(connection).map(heartbeatTotal),
  ]
}

function trafficWords({ count, bytes, largest }: Traffic, most: number): string {
  if (count === 0) return 'nothing'
  return [
    plural(count, 'message'),
    `${formatBytes(bytes)} in all`,
    largest > 0 && `${formatBytes(largest)} the largest`,
    `${perSecond(most)} at the most`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The busiest bucket, messages per second. */
function peak({ rates }: Connection, direction: 'sent' | 'received'): number {
  return Math.max(0, ...rates.buckets.map((bucket) => rateOf(rates, bucket[direction].count)))
}

function rateOf({ length }: Rates, count: number): number {
  return count / (length / 1_000)
}

function perSecond(rate: number): string {
  return `${rate.toLocaleString('en', { maximumFractionDigits: rate < 10 ? 1 : 0 })}/s`
}

function heartbeatTotal(heartbeat: Heartbeat): Total {
  const { direction, label, intervalMs, jitter, roundTripMs, count, sure } = heartbeat
  return {
    name: sure ? 'Heartbeat' : 'Regular data',
    text: [
      `${label}, ${direction === 'send' ? 'sent' : 'received'} ${plural(count, 'time')}`,
      `every ${formatDuration(intervalMs)} ± ${formatDuration(intervalMs * jitter)}`,
      roundTripMs !== undefined &&
        `round trip ${formatDuration(roundTripMs)}${variationWords(heartbeat)}`,
    ]
      .filter(Boolean)
      .join(' · '),
  }
}

/** Mean difference of neighbours, as RTP measures jitter. https://www.rfc-editor.org/rfc/rfc3550#appendix-A.8 */
function variationWords({ roundTrips = [] }: Heartbeat): string {
  const steps = roundTrips
    .slice(1)
    .map(({ took }, index) => Math.abs(took - (roundTrips[index]?.took ?? took)))
  if (steps.length === 0) return ''
  return `, jitter ${formatDuration(steps.reduce((a, b) => a + b, 0) / steps.length)}`
}
