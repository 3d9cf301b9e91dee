/** A key with the modifier of commands, as this platform writes it: `Ctrl+C`, `⌘C`. */
export function commandKey(key: string): string {
  return /^Mac/.test(navigator.platform) ? `⌘${key}` : `Ctrl+${key}`
}
