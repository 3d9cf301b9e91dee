/** Longest wait, ms, where no frame is drawn: `requestAnimationFrame` stands still in a hidden panel. */
const HIDDEN_WAIT = 250

export interface Coalesced {
  /** Asks for one run at the next frame, however often it is called. */
  request(): void
  stop(): void
}

/** Joins many requests into one run a frame. */
export function coalesce(run: () => void): Coalesced {
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  function stop(): void {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    timer = undefined
  }
  function fire(): void {
    stop()
    run()
  }
  function request(): void {
    if (timer !== undefined) return
    frame = requestAnimationFrame(fire)
    timer = setTimeout(fire, HIDDEN_WAIT)
  }
  return { request, stop }
}
