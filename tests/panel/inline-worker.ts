import { createAnswerer } from '../../src/decode/answer.ts'
import type { Answer, Question } from '../../src/decode/protocol.ts'
import { type MatchAnswer, type MatchQuestion, match } from '../../src/filter/match.ts'

/** What the panel's workers do, in the test's own thread. */
export class InlineWorker {
  /** Started, in order. */
  static readonly all: InlineWorker[] = []
  readonly asked: (Question | MatchQuestion)[] = []
  onmessage: ((event: { data: Answer | MatchAnswer }) => void) | null = null
  terminated = false
  readonly #answer = createAnswerer()

  constructor() {
    InlineWorker.all.push(this)
  }
  async postMessage(question: Question | MatchQuestion): Promise<void> {
    this.asked.push(question)
    const copy = structuredClone(question)
    const answer = await ('expressions' in copy ? match(copy) : this.#answer(copy))
    if (!this.terminated) this.onmessage?.({ data: structuredClone(answer) })
  }
  terminate(): void {
    this.terminated = true
  }
}
