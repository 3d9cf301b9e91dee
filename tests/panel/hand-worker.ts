/** A worker in name: it answers when the test says so. */
export class HandWorker<Question, Answer> {
  readonly asked: Question[] = []
  onmessage: ((event: { data: Answer }) => void) | null = null
  onerror: (() => void) | null = null
  ended = false
  postMessage(question: Question): void {
    this.asked.push(question)
  }
  terminate(): void {
    this.ended = true
  }
  answer(data: Answer): void {
    this.onmessage?.({ data })
  }
}
