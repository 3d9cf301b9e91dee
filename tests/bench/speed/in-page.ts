/** What the pages of the bench do. These functions travel as text: no closures. */

/** Opens a socket with one listener that looks at the data, and waits for so many messages. */
export function receive(url: string, count: number): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url)
    socket.binaryType = 'arraybuffer'
    let [seen, total] = [0, 0]
    socket.onmessage = ({ data }) => {
      total += data.length ?? data.byteLength
      if (++seen === count) socket.close()
    }
    socket.onclose = () => resolve(total && seen)
  })
}

/** With a second listener that keeps when the last messages came and what they were, and no more. */
export function receiveNoting(url: string, count: number): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url)
    const last: object[] = []
    let [noted, seen, total] = [0, 0, 0]
    socket.addEventListener('message', ({ data }) => {
      last[noted++ % 64] = { at: performance.now(), size: data.length, data }
    })
    socket.onmessage = ({ data }) => {
      total += data.length
      if (++seen === count) socket.close()
    }
    socket.onclose = () => resolve(total && seen && last.length)
  })
}

/** With a listener that only counts. */
export function receiveUnread(url: string, count: number): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url)
    socket.binaryType = 'arraybuffer'
    let seen = 0
    socket.onmessage = () => {
      if (++seen === count) socket.close()
    }
    socket.onclose = () => resolve(seen)
  })
}

/** Sends messages of 100 bytes, some each turn, and waits until the server has them. */
export function sendMany(url: string, count: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url)
    const text = 'x'.repeat(100)
    let left = count
    function step(): void {
      for (let index = 0; index < 100 && left > 0; index++, left--) socket.send(text)
      if (left > 0) setTimeout(step)
    }
    socket.onopen = step
    socket.onmessage = () => socket.close()
    socket.onclose = () => resolve()
  })
}

/** Notes gaps between the turns of the page's thread from now on: what kept everything waiting. */
export function watchGaps(): void {
  const { port1, port2 } = new MessageChannel()
  const scope = window as { longestGap?: number }
  let last = performance.now()
  scope.longestGap = 0
  port1.onmessage = () => {
    const now = performance.now()
    scope.longestGap = Math.max(scope.longestGap ?? 0, now - last)
    last = now
    if (scope.longestGap !== undefined) setTimeout(() => port2.postMessage(0), 1)
  }
  port2.postMessage(0)
}

/** The longest gap since then, ms. */
export function longestGap(): number {
  return (window as { longestGap?: number }).longestGap ?? Number.NaN
}

/** Keeps the thread busy for a while, ms. */
export function spin(time: number): void {
  const end = performance.now() + time
  while (performance.now() < end);
}
