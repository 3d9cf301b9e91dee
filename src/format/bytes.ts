const ONE_DECIMAL = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes in decimal units, as DevTools shows transfer: `0 B`, `999 B`, `1.2 kB`, `3 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  // 999.95 would print as 1,000 of the smaller unit.
  while (value >= 999.95 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  return `${ONE_DECIMAL.format(value)} ${UNITS[unit]}`
}
