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
  /** Sum of the times from beat to answer, ms, and of their squares. */
  time: number
  squares: number
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

/**
 * Beats that follow one another this soon are followed by anything; an answer keeps its distance to
 * them, and the timer of the other side does not. ms, and parts of the interval.
 */
const CLOSE = 5_000
const STEADY = { share: 0.15, atLeast: 50, atMost: 500 }

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
  const sums = { count: 1, total: 1, time: took, squares: took * took }
  asking.answers.push({ signature, ...sums, trips, lastAt: at, to, known })
}

/**
 * What answers the beats, if something does: as a rule, and seldom otherwise.
 *
 * @param interval of the beats: mean, ms
 */
export function answerOf({ asked, answers }: Asking, interval: number): Answer | undefined {
  return answers
    .filter(
      (answer) =>
        answer.count >= answer.total * SHARE.answering &&
        isRule(answer, asked) &&
        (answer.known || interval >= CLOSE || isSteady(answer, interval)),
    )
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

function isSteady({ count, time, squares }: Answer, interval: number): boolean {
  const mean = time / count
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean))
  const wanted = Math.min(STEADY.atMost, Math.max(STEADY.atLeast, interval * STEADY.share))
  return deviation <= wanted
}

export function meanAnswer({ time, count }: Answer): number {
  return time / count
}

function take(answer: Answer, to: number, trip: RoundTrip): void {
  answer.to = to
  answer.count++
  answer.time += trip.took
  answer.squares += trip.took * trip.took
  if (answer.trips.length >= MAX_TRIPS) answer.trips.shift()
  answer.trips.push(trip)
}

/** Room for one more: what answered once and not the last beat goes; a known answer displaces any. */
function forget(asking: Asking, known: boolean): void {
  const { answers, asked } = asking
  const index = answers.findIndex(({ count, to }) => known || (count === 1 && to < asked - 1))
  if (index >= 0) answers.splice(index, 1)
}
