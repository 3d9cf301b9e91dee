import type { Direction, Message } from '../event.ts'
import { createRecent } from './recent.ts'
import type { ReadTags, Tag } from './tag.ts'

/** What is known of the exchange a message belongs to. */
export interface Exchange {
  /** `seq` of the message it answers, and by which id. */
  readonly answerTo?: Told
  /** `seq` of the first message that answers it. */
  readonly answeredBy?: Told
  /** It asks for an answer, and none came so far. */
  readonly waits?: string
}

export interface Told {
  readonly seq: number
  readonly words: string
}

/** Requests and their answers of one connection, found step by step as messages come. */
export interface PairIndex {
  /** Looks at messages not seen yet until the deadline; true when none is left. */
  advance(messages: readonly Message[], deadline: number): boolean
  of(message: Message): Exchange
}

/** Ids that are remembered at least, the newest ones. */
const MOST_IDS = 50_000

/** Bytes read between two looks at the clock; a message counts for some even where it is empty. */
const STRIDE = 64 * 1024
const LEAST = 512

interface Asked {
  seq: number
  /** Messages of this direction with the id. */
  count: number
}

/**
 * Where the protocol says which message asks, an answer belongs to the newest request with its id.
 * Where it does not (`either`), an id counts only while it is unique: one message of the one
 * direction has it, and the first of the other direction answers. A field counts only where at least
 * half of the messages that could echo an id do: counters and ids of things rarely do.
 */
export function createPairIndex(read: ReadTags): PairIndex {
  const asked = createRecent<Asked>(MOST_IDS)
  /** Parallel, in the order of the answers. */
  const answerSeqs: number[] = []
  const requestSeqs: number[] = []
  const firstAnswers = new Map<number, number>()
  const echoes = new Map<string, { echo: number; fresh: number }>()
  /** Tags of messages that were asked for: they are asked for each time they are drawn. */
  const looked = new WeakMap<Message, readonly Tag[]>()
  let last = 0

  function take(message: Message): void {
    for (const tag of tagsOf(message, read)) {
      if (tag.role === 'asks') ask(message, tag)
      else if (tag.role === 'answers') answer(message, tag)
      else either(message, tag)
    }
  }
  function ask({ direction, seq }: Message, { key }: Tag): void {
    asked.set(direction + key, { seq, count: 1 })
  }
  function answer({ direction, seq }: Message, { key, goesOn }: Tag): void {
    const own = other(direction) + key
    const request = asked.get(own)
    if (!request) return
    pair(request.seq, seq)
    if (!goesOn) asked.delete(own)
  }
  function either({ direction, seq }: Message, { key, field = '' }: Tag): void {
    const own = asked.get(direction + key)
    const request = asked.get(other(direction) + key)
    const isEcho = !own && request?.count === 1
    if (isEcho) pair(request.seq, seq)
    if (isEcho || !request) count(direction + field, isEcho)
    if (own) own.count++
    else asked.set(direction + key, { seq, count: 1 })
  }
  function count(place: string, isEcho: boolean): void {
    const counts = echoes.get(place) ?? { echo: 0, fresh: 0 }
    echoes.set(place, counts)
    if (isEcho) counts.echo++
    else counts.fresh++
  }
  function pair(request: number, answered: number): void {
    if (answerSeqs.at(-1) === answered) return
    answerSeqs.push(answered)
    requestSeqs.push(request)
    if (!firstAnswers.has(request)) firstAnswers.set(request, answered)
  }
  /** Whether the field really holds ids of requests that are answered in this direction. */
  function counts(direction: Direction, { role, field = '' }: Tag): boolean {
    if (role !== 'either') return true
    const { echo = 0, fresh = 0 } = echoes.get(direction + field) ?? {}
    return echo > 0 && echo >= fresh
  }
  function advance(messages: readonly Message[], deadline: number): boolean {
    let at = positionAfter(messages, last)
    while (at < messages.length) {
      for (let left = STRIDE; left > 0 && at < messages.length; at++) {
        const message = messages[at]
        if (!message) continue
        take(message)
        left -= Math.max(message.size, LEAST)
        last = message.seq
      }
      if (performance.now() > deadline) break
    }
    return at >= messages.length
  }
  function of(message: Message): Exchange {
    const tags = looked.get(message) ?? tagsOf(message, read)
    looked.set(message, tags)
    const { direction, seq } = message
    const request = requestSeqs[indexOf(answerSeqs, seq)]
    const answered = firstAnswers.get(seq)
    const answering = tags.find((tag) => tag.role !== 'asks' && counts(direction, tag))
    const asking = tags.find((tag) => tag.role !== 'answers' && counts(other(direction), tag))
    const waiting = tags.find(({ role, expects }) => role === 'asks' && expects)
    return {
      ...(request !== undefined && answering && { answerTo: told(request, answering) }),
      ...(answered !== undefined && asking && { answeredBy: told(answered, asking) }),
      ...(answered === undefined && waiting && seq <= last && { waits: waiting.words }),
    }
  }
  return { advance, of }
}

function tagsOf({ body, direction, whole }: Message, read: ReadTags): readonly Tag[] {
  // A Blob cannot be read at once; a beginning may still hold its id.
  if (body === undefined || body instanceof Blob) return []
  return whole || typeof body === 'string' ? read(body, direction) : []
}

function told(seq: number, { words }: Tag): Told {
  return { seq, words }
}

function other(direction: Direction): Direction {
  return direction === 'send' ? 'receive' : 'send'
}

/** The first position behind this `seq`. */
function positionAfter(messages: readonly Message[], seq: number): number {
  let low = 0
  let high = messages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((messages[middle]?.seq ?? 0) > seq) high = middle
    else low = middle + 1
  }
  return low
}

/** Position of a number in an ascending list, else -1. */
function indexOf(list: readonly number[], wanted: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return list[low] === wanted ? low : -1
}
