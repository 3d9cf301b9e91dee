/** Between two looks, ms. */
const [SHORTEST, LONGEST] = [20, 120] as const

/**
 * Reads until the value is truthy; a throw counts as "not yet".
 * @param timeout ms
 */
export async function until<T>(
  read: () => T | Promise<T>,
  what: string,
  timeout = 30_000,
): Promise<NonNullable<T>> {
  const begun = performance.now()
  let last: unknown
  for (;;) {
    try {
      const value = await read()
      if (value) return value
      last = value
    } catch (error) {
      last = error
    }
    const waited = performance.now() - begun
    if (waited > timeout) throw new Error(`Timed out waiting for ${what}; last: ${last}`)
    // Many wait beside each other, and a look into a browser is work for it.
    await pause(Math.min(LONGEST, SHORTEST + waited / 10))
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
