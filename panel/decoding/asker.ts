import type { Answer, Question } from '../../src/decode/protocol.ts'

/** Longest time one question may take, ms: then the worker is ended, and another takes its place. */
const PATIENCE = 5_000

/** Questions that wait; older ones are let go, and asked again when they are looked at again. */
const WAITING = 300

export interface Asker {
  /** The newest question is answered first. Undefined when it was let go. */
  ask(question: Question): Promise<Answer | undefined>
  stop(): void
}

/** Times a question of the panel itself is asked where the worker failed, and ms between them. */
const TIMES = 5
const PAUSE = 1_000

/** Asks again where the worker failed: what is asked is no fault of the question. */
export async function insist(asker: Asker, question: Question): Promise<Answer | undefined> {
  for (let left = TIMES; ; left--) {
    const answer = await asker.ask(question)
    if (answer?.kind !== 'failed' || left === 1) return answer
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

interface Waiting {
  readonly question: Question
  resolve(answer: Answer | undefined): void
}

/**
 * Asks a worker one question after the other. It is started with the first one; `first` is asked of
 * each new worker before anything else.
 */
export function createAsker(
  start: () => Worker,
  first: () => Question | undefined,
  patience = PATIENCE,
): Asker {
  const waiting: Waiting[] = []
  let worker: Worker | undefined
  let stopped = false
  let current: Waiting | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function next(): void {
    if (current) return
    const isNew = worker === undefined
    const question = isNew && waiting.length > 0 ? first() : undefined
    current = question ? { question, resolve: () => {} } : waiting.pop()
    if (!current) return
    try {
      worker ??= listenTo(start())
      worker.postMessage(current.question)
      timer = setTimeout(() => fail('It took too long to decode'), patience)
    } catch {
      fail('The decoder could not be started')
    }
  }
  function listenTo(started: Worker): Worker {
    started.onmessage = ({ data }: MessageEvent<Answer>) => finish(data)
    started.onerror = () => fail('The decoder stopped')
    started.onmessageerror = () => fail('The decoder stopped')
    return started
  }
  function finish(answer: Answer | undefined): void {
    clearTimeout(timer)
    const done = current
    current = undefined
    done?.resolve(answer)
    next()
  }
  function fail(why: string): void {
    worker?.terminate()
    worker = undefined
    finish({ kind: 'failed', why })
  }
  return {
    ask(question) {
      if (stopped) return Promise.resolve(undefined)
      return new Promise((resolve) => {
        waiting.push({ question, resolve })
        if (waiting.length > WAITING) waiting.shift()?.resolve(undefined)
        next()
      })
    },
    stop() {
      stopped = true
      clearTimeout(timer)
      worker?.terminate()
      for (const { resolve } of waiting.splice(0)) resolve(undefined)
      current?.resolve(undefined)
    },
  }
}
