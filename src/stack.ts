import { type Frame, ownName } from './frame.ts'
import { isLibraryFunction, isLibraryScript } from './knowledge/library-scripts.ts'
import { parseStack } from './stack-lines.ts'

const EXTENSION = /^(?:chrome|moz|safari-web)-extension:/
/** Code without a file: typed into the console, or made from a text nobody named. */
const NO_FILE = /^(?:<anonymous>|<anonymous code>|debugger eval code|snippet:\/\/.*)$/

/** A page that reconnects does so from the same stack again and again. */
const initiators = new Map<string, string>()
const MAX_INITIATORS = 500

/**
 * The line of the app's own code a call came from: past extensions, frameworks and libraries. A
 * stack of nothing but libraries yields its first line.
 */
export function appFrame(stack: string | undefined): Frame | undefined {
  if (!stack) return undefined
  const frames = pageFrames(stack)
  return (
    frames.find((frame) => !isLibraryFrame(frame)) ??
    frames.find((frame) => /^https?:/.test(frame.url)) ??
    frames[0]
  )
}

/** The line of the app that called the function `appFrame` stands in. */
export function appCaller(stack: string | undefined): Frame | undefined {
  if (!stack) return undefined
  const own = pageFrames(stack).filter((frame) => !isLibraryFrame(frame))
  return own[1]
}

/** The line that made the call, library or not. */
function callerFrame(stack: string | undefined): Frame | undefined {
  return stack ? pageFrames(stack)[0] : undefined
}

/**
 * Names the line that made a call, `url:line:column`, the same over reloads: a dev server's version
 * query is left out. Empty without a stack.
 */
export function initiatorKey(stack: string | undefined): string {
  if (!stack) return ''
  const known = initiators.get(stack)
  if (known !== undefined) return known
  const frame = callerFrame(stack)
  const key = frame ? `${withoutQuery(frame.url)}:${frame.line}:${frame.column}` : ''
  if (initiators.size >= MAX_INITIATORS) initiators.clear()
  initiators.set(stack, key)
  return key
}

/** A line of a minified script is of no use without the column. */
const LONG_LINE = 500

/** `app.js:12`, `bundle.js:1:48213`, or the host where the script is a page itself. */
export function fileAndLine(frame: Frame): string {
  const path = withoutQuery(frame.url)
  // The text of a data: URL is no name.
  const file = path.startsWith('data:') ? 'data: script' : path.slice(path.lastIndexOf('/') + 1)
  const column = frame.column > LONG_LINE ? `:${frame.column}` : ''
  return `${file || path.replace(/^\w+:\/\//, '')}:${frame.line}${column}`
}

/** The scripts a stack runs through, without their version queries. */
export function scriptsOf(stack: string): Set<string> {
  return new Set(pageFrames(stack).map((frame) => withoutQuery(frame.url)))
}

export function withoutQuery(url: string): string {
  const end = url.search(/[?#]/)
  return end < 0 ? url : url.slice(0, end)
}

/** Whether the outermost call came from code without a file, as what is typed into the console. */
export function isFromConsole(stack: string | undefined): boolean {
  const outermost = stack ? parseStack(stack).at(-1) : undefined
  return outermost !== undefined && NO_FILE.test(outermost.url)
}

/** The calls of the page, innermost first: without those of extensions and of code without a file. */
export function pageFrames(stack: string): Frame[] {
  return parseStack(stack).filter(({ url }) => !EXTENSION.test(url) && !NO_FILE.test(url))
}

function isLibraryFrame(frame: Frame): boolean {
  return isLibraryScript(frame.url) || isLibraryFunction(frame.functionName, ownName(frame))
}
