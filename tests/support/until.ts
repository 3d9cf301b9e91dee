/**
 * Reads until the value is truthy; a throw counts as "not yet".
 * @param timeout ms
 */
export async function until<T>(
  read: () => T | Promise<T>,
  what: string,
  timeout = 30_000,
): Promise<NonNullable<T>> {
  const end = performance.now() + timeout
  let last: unknown
  for (;;) {
    try {
      const value = await read()
      if (value) return value
      last = value
    } catch (error) {
      last = error
    }
    if (performance.now() > end) throw new Error(`Timed out waiting for ${what}; last: ${last}`)
    await pause(25)
  }
}

/**
 * Checks again and again for a while: what must not happen.
 * @param time ms
 */
export async function throughout(time: number, check: () => Promise<void>): Promise<void> {
  const end = performance.now() + time
  while (performance.now() < end) {
    await check()
    await pause(100)
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
