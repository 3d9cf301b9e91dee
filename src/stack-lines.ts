import type { Frame } from './frame.ts'

/** A page writes what it likes into `Error.stack`: longer texts are cut before they are parsed. */
const MAX_LINES = 100
const MAX_LINE_LENGTH = 1_000
const MAX_NAME_LENGTH = 200

/** Where a line too long is cut: the name stands at its head, the position at its tail. */
const HEAD = 300
const TAIL = 100

const POSITION = /^(.+):(\d{1,9}):(\d{1,9})$/
/** Unseen characters would let a page write what a reader cannot see. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/**
 * Reads the stack texts of V8, SpiderMonkey and JavaScriptCore, innermost call first; what does not
 * parse is left out. URLs may hold parentheses, as `webpack-internal:///(app-pages-browser)/` does.
 * https://v8.dev/docs/stack-trace-api
 * https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Error/stack
 */
export function parseStack(stack: string): Frame[] {
  return stack.split('\n', MAX_LINES).flatMap((line) => parseLine(shortened(line).trim()) ?? [])
}

function shortened(line: string): string {
  if (line.length <= MAX_LINE_LENGTH) return line
  return `${line.slice(0, HEAD)}…${line.slice(-TAIL)}`
}

function parseLine(line: string): Frame | undefined {
  return line.startsWith('at ') ? parseV8(line.slice(3)) : parseOther(line)
}

/** `async Feed.stop (https://a.test/feed.js:44:3)`, or the place alone. */
function parseV8(call: string): Frame | undefined {
  const named = call.endsWith(')') ? call.indexOf(' (') : -1
  const place = named < 0 ? call : call.slice(named + 2, -1)
  const name = named < 0 ? '' : call.slice(0, named)
  return toFrame(name, evalOrigin(place))
}

/** Where code from a text was made: `eval at run (https://a.test/a.js:3:5), <anonymous>:1:7`. */
function evalOrigin(place: string): string {
  const innermost = place.lastIndexOf('eval at ')
  if (innermost < 0) return place
  return / \((.+?:\d+:\d+)\)/.exec(place.slice(innermost))?.[1] ?? place
}

/** `stop@https://a.test/feed.js:44:3`; JavaScriptCore leaves out the `@` of a call without a name. */
function parseOther(line: string): Frame | undefined {
  const at = line.indexOf('@')
  if (at < 0) return /^[\w+.-]+:\/\//.test(line) ? toFrame('', line) : undefined
  const name = line.slice(0, at)
  const isCode = /^(?:global|module|eval) code$/.test(name)
  return toFrame(isCode ? '' : name, textOrigin(line.slice(at + 1)))
}

/** SpiderMonkey: `https://a.test/a.js line 3 > eval:1:7` is code from a text made in line 3. */
function textOrigin(place: string): string {
  const [, url, line] = /^(\S+) line (\d+) > \w/.exec(place) ?? []
  return url ? `${url}:${line}:1` : place
}

function toFrame(called: string, place: string): Frame | undefined {
  const [, address = '', line, column] = POSITION.exec(place) ?? []
  const url = withoutUnseen(address).replace(/^async /, '')
  if (url === '') return undefined
  const { name, scheduler, async } = nameOf(called)
  return {
    ...(name && { functionName: name }),
    url,
    line: Number(line),
    column: Number(column),
    async: async || address.startsWith('async '),
    ...(scheduler && { scheduler }),
  }
}

/** Firefox puts what scheduled a call before its name: `setTimeout handler*connect`. */
function nameOf(called: string): { name: string; scheduler: string; async: boolean } {
  const star = called.lastIndexOf('*')
  const scheduler = star < 0 ? '' : withoutUnseen(called.slice(0, star))
  const name = withoutUnseen(called.slice(star + 1))
    .trim()
    .slice(0, MAX_NAME_LENGTH)
  const async = star >= 0 || name.startsWith('async ')
  return { name: name.replace(/^async /, ''), scheduler, async }
}

function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '')
}
