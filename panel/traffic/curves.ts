import type { Heartbeat } from '../../src/heartbeat.ts'
import type { Rates } from '../../src/rates.ts'

/** A chart: curves over one axis of time. */
export interface Curves {
  title: string
  unit: 'count' | 'bytes' | 'ms'
  /** Seconds since the epoch, ascending. */
  times: readonly number[]
  curves: readonly Curve[]
  /** Points, not steps: single measurements. */
  points?: boolean
}

export interface Curve {
  name: string
  colour: 'sent' | 'received' | 'heartbeat'
  values: readonly number[]
}

/** What is worth a chart of this connection. */
export function chartsOf(rates: Rates, heartbeats: readonly Heartbeat[]): Curves[] {
  const { buckets, length } = rates
  const times = timesOf(rates)
  const perSecond = (value: number) => value / (length / 1_000)
  const both = (of: 'count' | 'bytes'): Curve[] => [
    { name: 'Sent', colour: 'sent', values: buckets.map(({ sent }) => perSecond(sent[of])) },
    {
      name: 'Received',
      colour: 'received',
      values: buckets.map(({ received }) => perSecond(received[of])),
    },
  ]
  const buffered = buckets.map((bucket) => bucket.buffered)
  const charts: Curves[] = [
    { title: 'Messages per second', unit: 'count', times, curves: both('count') },
    { title: 'Bytes per second', unit: 'bytes', times, curves: both('bytes') },
  ]
  if (buffered.some((bytes) => bytes > 0)) {
    const curves: Curve[] = [{ name: 'Buffered', colour: 'sent', values: buffered }]
    charts.push({ title: 'Waiting in the send buffer', unit: 'bytes', times, curves })
  }
  return [...charts, ...heartbeats.flatMap(roundTripsOf)]
}

function timesOf({ startAt = 0, buckets, length }: Rates): number[] {
  return buckets.map((_bucket, index) => (startAt + index * length) / 1_000)
}

function roundTripsOf({ roundTrips = [] }: Heartbeat): Curves[] {
  if (roundTrips.length < 2) return []
  const values = roundTrips.map(({ took }) => took)
  return [
    {
      title: 'Round trip of the heartbeat',
      unit: 'ms',
      times: roundTrips.map(({ at }) => at / 1_000),
      curves: [{ name: 'Round trip', colour: 'heartbeat', values }],
      points: true,
    },
  ]
}
