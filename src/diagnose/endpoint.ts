/** URLs whose hosts are kept: a page that reconnects asks for the same ones again and again. */
const MAX_HOSTS = 5_000

const hosts = new Map<string, string>()

/** Host and port of an endpoint; the URL where it has none. Called for every connection of a log. */
export function hostOf(url: string): string {
  const known = hosts.get(url)
  if (known !== undefined) return known
  const host = /^\w+:\/\/(?:[^/?#@]*@)?([^/?#]*)/.exec(url)?.[1] ?? url
  if (hosts.size >= MAX_HOSTS) hosts.clear()
  hosts.set(url, host)
  return host
}

/** A host without its port. */
export function machineOf(host: string): string {
  return host.replace(/:\d+$/, '')
}

const LOOPBACK = /^(?:localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/

/** This machine, which is reached without any network. */
export function isLoopback(url: string): boolean {
  return LOOPBACK.test(machineOf(hostOf(url)))
}

/** Path of an endpoint; `/` where it does not parse. */
export function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '/'
}
