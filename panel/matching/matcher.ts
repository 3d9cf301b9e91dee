import type { MatchAnswer, MatchQuestion } from '../../src/filter/match.ts'

/** Longest time without an answer, ms: what takes longer is taken for endless. */
const PATIENCE = 2_000

/** UTF-16 units under way: enough for a worker to be busy for some frames. */
const MAX_FLYING = 16 * 1024 * 1024

/**
 * Tests the expressions of the user in a worker, which is ended when one takes too long.
 * https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS
 */
export interface Matcher {
  /** Whether it takes more; it calls back as soon as it does again. */
  free(): boolean
  /** Answers in order; what was let go is not answered. */
  ask(question: MatchQuestion, answered: (holds: Uint8Array) => void): void
  /** Lets go of all that is not answered. */
  drop(): void
  stop(): void
}

interface Flying {
  readonly length: number
  answered(holds: Uint8Array): void
}

/**
 * @param start Undefined where there are no workers.
 * @param failed Told why there is no answer; all that was asked is let go.
 */
export function createMatcher(
  start: (() => Worker) | undefined,
  failed: (why: string) => void,
  patience = PATIENCE,
): Matcher {
  const flying: Flying[] = []
  let worker: Worker | undefined
  let length = 0
  let timer: ReturnType<typeof setInterval> | undefined

  function ask(question: MatchQuestion, answered: Flying['answered']): void {
    try {
      worker ??= listenTo((start ?? noWorker)())
      worker.postMessage(question, [question.ends.buffer])
    } catch {
      fail('Regular expressions cannot be tested here: no worker could be started')
      return
    }
    length += question.joined.length
    flying.push({ length: question.joined.length, answered })
    if (flying.length === 1) watch()
  }
  function listenTo(started: Worker): Worker {
    started.onmessage = ({ data }: MessageEvent<MatchAnswer>) => finish(data)
    started.onerror = () => fail('What tests regular expressions stopped')
    return started
  }
  function finish(answer: MatchAnswer): void {
    if ('mistake' in answer) {
      fail(`This expression fails on some text: ${answer.mistake}`)
      return
    }
    const done = flying.shift()
    length -= done?.length ?? 0
    watch()
    done?.answered(answer)
  }
  /** Looks twice: an answer may wait for a panel that was blocked itself. */
  function watch(): void {
    clearInterval(timer)
    if (flying.length === 0) return
    let looks = 0
    timer = setInterval(() => {
      if (++looks === 2) fail(tooLong(patience))
    }, patience / 2)
  }
  function fail(why: string): void {
    end()
    failed(why)
  }
  function end(): void {
    worker?.terminate()
    worker = undefined
    flying.length = length = 0
    clearInterval(timer)
  }
  return {
    free: () => length < MAX_FLYING,
    ask,
    drop() {
      if (flying.length > 0) end()
    },
    stop: end,
  }
}

function tooLong(patience: number): string {
  return `Stopped: on some text this expression takes longer than ${patience / 1_000} s. Repetition within repetition, as in (a+)+, does that.`
}

/** Where the panel runs without workers. */
function noWorker(): never {
  throw new Error('no worker')
}
