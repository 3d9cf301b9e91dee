import type { Direction, Folded, Message } from './event.ts'

/**
 * Messages and bytes over time, exact whatever was evicted: buckets of one length, doubled when they
 * become too many.
 */
export interface Rates {
  /** When the first bucket starts, ms; absent before the first message. */
  startAt?: number
  /** Length of a bucket, ms. */
  length: number
  readonly buckets: Bucket[]
}

export interface Bucket {
  sent: Amount
  received: Amount
  /** The most that waited in the send buffer, bytes. */
  buffered: number
}

export interface Amount {
  count: number
  bytes: number
}

/** ms */
const FIRST_LENGTH = 1_000
const MAX_BUCKETS = 600

export function startRates(): Rates {
  return { length: FIRST_LENGTH, buckets: [] }
}

/** Counts a message. */
export function addMessage(rates: Rates, { at, direction, size, buffered = 0 }: Message): void {
  const bucket = bucketAt(rates, at)
  add(bucket, direction, 1, size)
  if (buffered > bucket.buffered) bucket.buffered = buffered
}

/** Counts messages known by their number only, as if they had come evenly. */
export function addFolded(rates: Rates, { from, to, direction, count, bytes }: Folded): void {
  if (count === 0) return
  bucketAt(rates, from)
  bucketAt(rates, to)
  const first = indexAt(rates, from)
  const last = indexAt(rates, to)
  const share = 1 / (last - first + 1)
  for (let index = first; index <= last; index++) {
    const bucket = rates.buckets[index]
    if (bucket) add(bucket, direction, count * share, bytes * share)
  }
}

function add(bucket: Bucket, direction: Direction, count: number, bytes: number): void {
  const amount = direction === 'send' ? bucket.sent : bucket.received
  amount.count += count
  amount.bytes += bytes
}

/** Events may come a little out of order: one from before the start counts for the first bucket. */
function bucketAt(rates: Rates, at: number): Bucket {
  rates.startAt ??= at
  while (indexAt(rates, at) >= MAX_BUCKETS) halve(rates)
  const index = indexAt(rates, at)
  while (rates.buckets.length <= index) rates.buckets.push(emptyBucket())
  return rates.buckets[index] ?? emptyBucket()
}

function indexAt({ startAt = 0, length }: Rates, at: number): number {
  return Math.max(0, Math.floor((at - startAt) / length))
}

function halve(rates: Rates): void {
  const { buckets } = rates
  const half = Math.ceil(buckets.length / 2)
  for (let index = 0; index < half; index++) {
    const first = buckets[2 * index] ?? emptyBucket()
    buckets[index] = joined(first, buckets[2 * index + 1] ?? emptyBucket())
  }
  buckets.length = half
  rates.length *= 2
}

function joined(a: Bucket, b: Bucket): Bucket {
  return {
    sent: sum(a.sent, b.sent),
    received: sum(a.received, b.received),
    buffered: Math.max(a.buffered, b.buffered),
  }
}

function sum(a: Amount, b: Amount): Amount {
  return { count: a.count + b.count, bytes: a.bytes + b.bytes }
}

function emptyBucket(): Bucket {
  return { sent: { count: 0, bytes: 0 }, received: { count: 0, bytes: 0 }, buffered: 0 }
}
