/** Longest wait, ms, where no frame is drawn: `requestAnimationFrame` stands still in a hidden panel. */
const HIDDEN_WAIT = 250
/** The same for work that goes on, ms. */
const WORK_WAIT = 50

export interface Coalesced {
  /** Asks for one run at the next frame, however often it is called. */
  request(): void
  /** Asks for one run as soon as input was handled: work in slices waits for no frame. */
  goOn(): void
  /** Asks for one run at the next frame, or soon: frames come before work that nobody waits for. */
  goOnLater(): void
  stop(): void
}

/** Joins many requests into one run a frame. */
export function coalesce(run: () => void): Coalesced {
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let going = false
  // Timers of 0 ms are stretched to 4 ms. https://html.spec.whatwg.org/#timers
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    if (!going) return
    fire()
  }
  function stop(): void {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    timer = undefined
    going = false
  }
  function fire(): void {
    stop()
    run()
  }
  function ask(wait: number): void {
    if (timer !== undefined) return
    frame = requestAnimationFrame(fire)
    timer = setTimeout(fire, wait)
  }
  function goOn(): void {
    if (going) return
    going = true
    port2.postMessage(undefined)
  }
  return {
    request: () => ask(HIDDEN_WAIT),
    goOn,
    goOnLater: () => ask(WORK_WAIT),
    stop() {
      stop()
      // An open port keeps its listener, and with it the log.
      port1.close()
    },
  }
}
