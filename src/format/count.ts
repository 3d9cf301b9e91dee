const INTEGER = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** A whole number with separators: `1,000,000`. */
export function formatCount(count: number): string {
  return INTEGER.format(count)
}

/** A counted noun: `1 message`, `2,000 messages`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
