import type { Connection } from '../connection.ts'
import type { Call, CloseCall } from '../event.ts'
import { formatDuration } from '../format/duration.ts'
import { visible } from '../format/visible.ts'
import { closeCode } from '../knowledge/close-codes.ts'
import { appFrame, fileAndLine } from '../stack.ts'

/** With a capital letter: the beginning of a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A measured time to the millisecond while that can matter: `350 ms`, `60.012 s`, `14 min 3 s`. */
export function precise(ms: number): string {
  // In a log in disorder an answer may stand before its question.
  const rounded = Math.max(0, Math.round(ms))
  if (rounded < 1_000) return `${rounded} ms`
  return rounded < 600_000 ? `${(rounded / 1_000).toFixed(3)} s` : formatDuration(rounded)
}

/** A setting to paste: whole seconds read better than `29.996 s`. */
export function rounded(ms: number): number {
  return ms >= 2_000 ? Math.floor(ms / 1_000) * 1_000 : Math.max(100, Math.floor(ms / 100) * 100)
}

/** A limit or a setting, as one writes it down: `30 s`, `5 min`, `2.5 s`. */
export function plain(ms: number): string {
  if (ms < 1_000) return `${ms} ms`
  return ms >= 120_000 && ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1_000} s`
}

/** `app.js:12`: the app's line in a stack. */
export function placeOf(stack: string | undefined): string | undefined {
  const frame = appFrame(stack)
  return frame && fileAndLine(frame)
}

/** ` at app.js:12`, or nothing; of a close(), the line its source map names. */
export function atPlace(call: Call | CloseCall): string {
  const place = placeOf(stackOf(call))
  return place ? ` at ${place}` : ''
}

export function quote(text: string): string {
  return `“${visible(text)}”`
}

/** `code 4001 (Private use), reason “expired”`. Browsers report 1005 for a frame without a code. */
export function codeAndReason(code: number, reason: string): string {
  if (code === 1005) return 'no code and no reason (1005)'
  const words = reason === '' ? 'no reason' : `reason ${quote(reason)}`
  return `code ${code} (${closeCode(code).name}), ${words}`
}

/** `a`, `a or b`, `a, b or c`. */
export function either(names: readonly string[]): string {
  if (names.length < 2) return names.join()
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

/** As its source maps tell it where they do, else as the browser did. */
export function stackOf(call: Call | CloseCall): string | undefined {
  return ('mapped' in call ? call.mapped : undefined) ?? call.stack
}

/** ` 3 ms after it opened`, or after it was constructed when it never opened. */
export function ageAt(connection: Connection, at: number): string {
  const { opened, constructed } = connection
  if (opened && opened.at <= at) return `${precise(at - opened.at)} after it opened`
  return `${precise(Math.max(0, at - constructed.at))} after new WebSocket()`
}
