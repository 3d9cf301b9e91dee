/** Host and port of an endpoint; the URL where it has none. Called for every connection of a log. */
export function hostOf(url: string): string {
  return /^\w+:\/\/(?:[^/?#@]*@)?([^/?#]*)/.exec(url)?.[1] ?? url
}

/** Path of an endpoint; `/` where it does not parse. */
export function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '/'
}
