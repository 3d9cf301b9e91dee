import { createAnswerer } from '../../src/decode/answer.ts'
import type { Answer, Question } from '../../src/decode/protocol.ts'

/** What the panel's worker does, in the test's own thread. */
export class InlineWorker {
  /** Started, in order. */
  static readonly all: InlineWorker[] = []
  readonly asked: Question[] = []
  onmessage: ((event: { data: Answer }) => void) | null = null
  terminated = false
  readonly #answer = createAnswerer()

  constructor() {
    InlineWorker.all.push(this)
  }
  async postMessage(question: Question): Promise<void> {
    this.asked.push(question)
    const answer = await this.#answer(structuredClone(question))
    if (!this.terminated) this.onmessage?.({ data: structuredClone(answer) })
  }
  terminate(): void {
    this.terminated = true
  }
}
