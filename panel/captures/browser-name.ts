/** The more special names first: browsers made of Chromium say that they are Chrome as well. */
const NAMES = [
  ['Edge', /\bEdg\/([\d.]+)/],
  ['Opera', /\bOPR\/([\d.]+)/],
  ['Firefox', /\bFirefox\/([\d.]+)/],
  ['Chrome', /\b(?:Headless)?Chrome\/([\d.]+)/],
] as const

/**
 * `Firefox 145.0 (X11; Linux x86_64)`: name and version of the browser, and its system.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/User-Agent
 */
export function browserName(userAgent: string): string {
  const system = /\(([^)]*)\)/.exec(userAgent)?.[1]?.replace(/; rv:[\d.]+$/, '')
  for (const [name, pattern] of NAMES) {
    const version = pattern.exec(userAgent)?.[1]
    if (version !== undefined)
      return system ? `${name} ${version} (${system})` : `${name} ${version}`
  }
  return userAgent
}
