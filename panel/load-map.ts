import { FlattenMap, type TraceMap } from '@jridgewell/trace-mapping'

/** The text at a URL, or undefined. */
export type Read = (url: string) => Promise<string | undefined>

const COMMENT = /\/\/[#@] sourceMappingURL=(\S+)/g

/** The source map of a script, wherever the script says it is. */
export async function loadMap(script: string, read: Read): Promise<TraceMap | undefined> {
  if (!isHttp(script)) return undefined
  const reference = mapReference(await read(script))
  if (reference === undefined) return undefined
  const url = new URL(reference, script)
  const inline = url.protocol === 'data:'
  const text = inline ? decodeDataUrl(url.href) : await readHttp(url.href, read)
  if (text === undefined) return undefined
  // Servers may guard JSON against inclusion by a first line that is no JavaScript.
  const json = text.replace(/^\)\]\}'[^\n]*\n/, '')
  return FlattenMap(json, inline ? script : url.href)
}

export function isHttp(url: string): boolean {
  return /^https?:\/\//i.test(url)
}

function readHttp(url: string, read: Read): Promise<string | undefined> {
  return isHttp(url) ? read(url) : Promise.resolve(undefined)
}

/** The last reference holds. */
function mapReference(script: string | undefined): string | undefined {
  return [...(script ?? '').matchAll(COMMENT)].at(-1)?.[1]
}

function decodeDataUrl(url: string): string {
  const comma = url.indexOf(',')
  const body = url.slice(comma + 1)
  if (!/;base64$/i.test(url.slice(0, comma))) return decodeURIComponent(body)
  return new TextDecoder().decode(Uint8Array.from(atob(body), (char) => char.charCodeAt(0)))
}
