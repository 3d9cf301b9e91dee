import type { Likeness } from './beat-likeness.ts'

/** Beats, as far as their answers are concerned. */
export interface Asking {
  /** Beats whose answers could be seen: those the page's ring folded could not. */
  asked: number
  /** When the last of them passed, ms. */
  askedAt: number
  /** What came back; few of them. */
  answers: Answer[]
}

/** Messages of one look that came after beats. */
export interface Answer {
  readonly signature: string
  /** Beats they came after, in time. */
  count: number
  /** All that came since the first of them. */
  total: number
  /** Sum of the times from beat to answer, ms. */
  time: number
  /** The last of these times. */
  readonly trips: RoundTrip[]
  /** When the last of them passed, in time or not; ms. */
  lastAt: number
  /** The beat it answered last, by its number. */
  to: number
  /** Known by its shape for the answer to this kind of beat. */
  readonly known: boolean
}

/** From a beat to its answer; ms. */
export interface RoundTrip {
  /** When the answer came. */
  at: number
  took: number
}

/** What may answer: small messages of the other direction. */
export interface Answering {
  readonly likeness: Likeness
  /** Known by its shape for the answer to this kind of beat. */
  known: boolean
}

/** ms */
const MAX_ANSWER_TIME = 2_000
const MAX_ANSWERS = 4
const MAX_TRIPS = 240
/** Of the beats, so many must be answered; and of what answers, so much must come after a beat. */
const SHARE = { answered: 0.5, answering: 0.6 }

const ESTABLISHED = { count: 3, share: 0.9 }

export function startAsking(): Asking {
  return { asked: 0, askedAt: 0, answers: [] }
}

export function ask(asking: Asking, at: number): void {
  asking.asked++
  asking.askedAt = at
}

/** Takes in a small message of the other direction, whether it answers or not. */
export function hear(asking: Asking, { likeness, known }: Answering, at: number): void {
  const { signature } = likeness
  const took = at - asking.askedAt
  const inTime = asking.asked > 0 && took >= 0 && took <= MAX_ANSWER_TIME
  const answer = asking.answers.find((one) => one.signature === signature)
  if (answer) {
    answer.total++
    answer.lastAt = at
    if (inTime && answer.to !== asking.asked) take(answer, asking.asked, { at, took })
    return
  }
  if (!inTime) return
  if (asking.answers.length >= MAX_ANSWERS) forget(asking, known)
  if (asking.answers.length >= MAX_ANSWERS) return
  const trips = [{ at, took }]
  const to = asking.asked
  asking.answers.push({ signature, count: 1, total: 1, time: took, trips, lastAt: at, to, known })
}

/** What answers the beats, if something does: as a rule, and seldom otherwise. */
export function answerOf({ asked, answers }: Asking): Answer | undefined {
  return answers
    .filter((answer) => answer.count >= answer.total * SHARE.answering && isRule(answer, asked))
    .reduce<Answer | undefined>(
      (best, one) => (best && best.count >= one.count ? best : one),
      undefined,
    )
}

/**
 * Beats that were all answered until they were not any more stay known for it: the peer died. A pong
 * to a ping needs no repetition.
 */
function isRule({ count, to, known }: Answer, asked: number): boolean {
  const enough = known ? 1 : ESTABLISHED.count
  if (count >= enough && count >= to * ESTABLISHED.share) return true
  return count >= 2 && count >= asked * SHARE.answered
}

export function meanAnswer({ time, count }: Answer): number {
  return time / count
}

function take(answer: Answer, to: number, trip: RoundTrip): void {
  answer.to = to
  answer.count++
  answer.time += trip.took
  if (answer.trips.length >= MAX_TRIPS) answer.trips.shift()
  answer.trips.push(trip)
}

/** Room for one more: what answered once and not the last beat goes; a known answer displaces any. */
function forget(asking: Asking, known: boolean): void {
  const { answers, asked } = asking
  const index = answers.findIndex(({ count, to }) => known || (count === 1 && to < asked - 1))
  if (index >= 0) answers.splice(index, 1)
}
