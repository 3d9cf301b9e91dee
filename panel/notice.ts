import { type ReadonlySignal, signal } from '@preact/signals'

/** How long, ms, it stays to be read. */
const TOLD_FOR = 6_000

/** What came of something the user did that shows nowhere else. */
export interface Notice {
  readonly text: ReadonlySignal<string>
  tell(text: string): void
  stop(): void
}

export function createNotice(): Notice {
  const text = signal('')
  let timer: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    clearTimeout(timer)
    text.value = ''
  }
  function tell(next: string): void {
    stop()
    text.value = next
    timer = setTimeout(stop, TOLD_FOR)
  }
  return { text, tell, stop }
}
