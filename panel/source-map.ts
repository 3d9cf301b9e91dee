import { FlattenMap, originalPositionFor, type TraceMap } from '@jridgewell/trace-mapping'

/** A line of a script; line and column from 1. */
export interface Position {
  url: string
  line: number
  column: number
}

/** Finds what the author wrote behind what the browser ran. */
export interface SourceMaps {
  /** The original position, or the given one where there is no map. Never rejects. */
  original(position: Position): Promise<Position>
}

const COMMENT = '//# sourceMappingURL='

/** `read` gives the text at a URL, or undefined. Each script and map is read once. */
export function createSourceMaps(read: (url: string) => Promise<string | undefined>): SourceMaps {
  const maps = new Map<string, Promise<TraceMap | undefined>>()

  function mapOf(url: string): Promise<TraceMap | undefined> {
    const known = maps.get(url)
    if (known) return known
    const map = load(url, read).catch(() => undefined)
    maps.set(url, map)
    return map
  }

  async function original(position: Position): Promise<Position> {
    const map = await mapOf(position.url)
    if (!map) return position
    // Source maps count columns from 0. https://tc39.es/ecma426/
    const found = originalPositionFor(map, { line: position.line, column: position.column - 1 })
    if (found.source === null) return position
    return { url: found.source, line: found.line, column: found.column + 1 }
  }

  return { original }
}

async function load(
  script: string,
  read: (url: string) => Promise<string | undefined>,
): Promise<TraceMap | undefined> {
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

function readHttp(
  url: string,
  read: (url: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  return isHttp(url) ? read(url) : Promise.resolve(undefined)
}

/** The last reference holds. */
function mapReference(script: string | undefined): string | undefined {
  const start = script?.lastIndexOf(COMMENT) ?? -1
  if (script === undefined || start < 0) return undefined
  return /^\S+/.exec(script.slice(start + COMMENT.length))?.[0]
}

function decodeDataUrl(url: string): string {
  const comma = url.indexOf(',')
  const body = url.slice(comma + 1)
  if (!/;base64$/i.test(url.slice(0, comma))) return decodeURIComponent(body)
  return new TextDecoder().decode(Uint8Array.from(atob(body), (char) => char.charCodeAt(0)))
}
