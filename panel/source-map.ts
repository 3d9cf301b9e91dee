import { originalPositionFor, type TraceMap } from '@jridgewell/trace-mapping'
import type { Frame } from '../src/frame.ts'
import { parseStack } from '../src/stack-lines.ts'
import { loadMap, type Read } from './load-map.ts'

/** A line of a script; line and column from 1. */
export interface Position {
  url: string
  line: number
  column: number
}

/** Finds what the author wrote behind what the browser ran. Nothing here rejects, or waits for long. */
export interface SourceMaps {
  /** The original position, or the given one where there is no map. */
  original(position: Position): Promise<Position>
  /**
   * A stack as the author wrote it: places and, where the map knows them, names of functions.
   * Undefined where no map says anything of it.
   */
  stack(text: string): Promise<string | undefined>
  /** What the browser ran at a position `stack` told. */
  generated(position: Position): Position | undefined
}

/** A server that does not answer holds up nothing but the map; ms. */
const TIMEOUT = 10_000
/** A stack runs through few scripts; a page may write any number of them. */
const MAX_SCRIPTS = 20
const MAX_MAPS = 100
const MAX_GENERATED = 2_000
/** UTF-16 units of the scripts and maps behind them; a map takes about what its text does. */
const MAX_READ = 64 * 1024 * 1024

interface Found extends Position {
  /** The name at this place: of the function that is called here. */
  name: string | null
}

/** `read` gives the text at a URL, or undefined. Each script and map is read once. */
export function createSourceMaps(read: Read): SourceMaps {
  const maps = new Map<string, Promise<TraceMap | undefined>>()
  const generated = new Map<string, Position>()
  let length = 0

  async function readCounted(url: string): Promise<string | undefined> {
    const text = await read(url)
    length += text?.length ?? 0
    return text
  }

  function mapOf(url: string): Promise<TraceMap | undefined> {
    const known = maps.get(url)
    if (known) return known
    if (maps.size >= MAX_MAPS || length > MAX_READ) {
      maps.clear()
      length = 0
    }
    const map = inTime(loadMap(url, readCounted).catch(() => undefined))
    maps.set(url, map)
    return map
  }

  async function find(position: Position): Promise<Found | undefined> {
    if (generated.has(keyOf(position))) return undefined
    const map = await mapOf(position.url)
    return map && lookUp(map, position)
  }

  async function stack(text: string): Promise<string | undefined> {
    const frames = parseStack(text)
    const urls = new Set([...new Set(frames.map(({ url }) => url))].slice(0, MAX_SCRIPTS))
    const found = await Promise.all(
      frames.map((one) => (urls.has(one.url) ? find(one) : undefined)),
    )
    if (!found.some((one) => one !== undefined)) return undefined
    if (generated.size > MAX_GENERATED) generated.clear()
    return frames
      .map((frame, index) => {
        const original = found[index]
        if (original) generated.set(keyOf(original), frame)
        return lineOf(frame, original, found[index + 1])
      })
      .join('\n')
  }

  return {
    async original(position) {
      const found = await find(position)
      return found ? { url: found.url, line: found.line, column: found.column } : position
    },
    stack,
    generated: (position) => generated.get(keyOf(position)),
  }
}

/** Source maps count columns from 0. https://tc39.es/ecma426/ */
function lookUp(map: TraceMap, { line, column }: Position): Found | undefined {
  try {
    const found = originalPositionFor(map, { line, column: column - 1 })
    // A source without a name is resolved to the folder of the map.
    if (found.source === null || found.source.endsWith('/')) return undefined
    return { url: found.source, line: found.line, column: found.column + 1, name: found.name }
  } catch {
    // Lines and columns of a stack are the page's to choose.
    return undefined
  }
}

/** As V8 writes it. The call that led here names the function, as it was before it was minified. */
function lineOf(frame: Frame, found: Found | undefined, caller: Found | undefined): string {
  const { url, line, column } = found ?? frame
  const name = caller?.name ?? frame.functionName ?? '<anonymous>'
  return `    at ${name} (${url}:${line}:${column})`.replace(/\p{Cc}/gu, '')
}

function keyOf({ url, line, column }: Position): string {
  return `${url}:${line}:${column}`
}

function inTime<T>(promise: Promise<T | undefined>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), TIMEOUT)
    promise.then((value) => {
      clearTimeout(timer)
      resolve(value)
    })
  })
}
