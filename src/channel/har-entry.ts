import { isNumber, isObject } from './shape.ts'

/**
 * Names the entry of a socket; undefined for another entry. A request has a key; one that never left
 * has none, but a time of its own.
 * https://www.rfc-editor.org/rfc/rfc6455#section-11.3.1 (Sec-WebSocket-Key)
 */
export function keyOf(entry: unknown): string | undefined {
  if (!isObject(entry) || entry._resourceType !== 'websocket') return undefined
  const { request, time } = entry
  const headers = isObject(request) && Array.isArray(request.headers) ? request.headers : []
  for (const header of headers) {
    if (isObject(header) && /^sec-websocket-key$/i.test(String(header.name))) {
      return String(header.value)
    }
  }
  return `${isObject(request) ? request.url : ''} ${time}`
}

/** No element and no script asked for it: a worker begins. */
export function isWorkerScript(entry: unknown): boolean {
  if (!isObject(entry) || entry._resourceType !== 'script') return false
  return isObject(entry._initiator) && entry._initiator.type === 'other'
}

/**
 * Pages are numbered from 1 as they begin; 0 for what came before the first. `onNavigated` is called
 * for a change of the URL alone as well, which empties no log.
 */
export function pageNumberOf(entry: unknown): number {
  const [, number] = (isObject(entry) && /^page_(\d+)$/.exec(String(entry.pageref))) || []
  return Number(number ?? 0)
}

/** From the start to the answer, ms. */
export function tookOf(entry: unknown): number {
  return timing(entry, 'wait')
}

/** When a socket that opened ended, by the wall clock, ms: what follows the answer is its life. */
export function endOf(entry: unknown): number | undefined {
  if (!isObject(entry) || timing(entry, 'receive') <= 0 || !isNumber(entry.time)) return undefined
  const started = Date.parse(String(entry.startedDateTime))
  return started > 0 ? started + entry.time : undefined
}

/** When the newest page of the log started, by the wall clock; ms. */
export function newestStart(pages: unknown): number | undefined {
  const times = (Array.isArray(pages) ? pages : []).flatMap((page) => {
    const time = isObject(page) ? Date.parse(String(page.startedDateTime)) : Number.NaN
    return Number.isNaN(time) ? [] : [time]
  })
  return times.length > 0 ? Math.max(...times) : undefined
}

function timing(entry: unknown, name: 'wait' | 'receive'): number {
  const timings = isObject(entry) ? entry.timings : undefined
  const value = isObject(timings) ? timings[name] : undefined
  return isNumber(value) ? value : 0
}
