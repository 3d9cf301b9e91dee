import { parseStack as parseLines, type StackFrameLite } from 'error-stack-parser-es/lite'

/** One call of an `Error.stack` text, innermost first. Lines and columns count from 1. */
export interface Frame {
  functionName?: string
  url: string
  line: number
  column: number
  /** The call was awaited, scheduled or dispatched, not made by the frame above it. */
  async: boolean
}

/** A page writes what it likes into `Error.stack`: longer texts are cut before they are parsed. */
const MAX_LINES = 100
const MAX_LINE_LENGTH = 1_000

const EXTENSION = /^(?:chrome|moz|safari-web)-extension:/

/** Where bundlers, CDNs and dev servers keep what the app did not write. */
const LIBRARY_URL = [
  /\/node_modules\//,
  /\/\.vite\/deps\//,
  /\/@vite\//,
  /\/@react-refresh/,
  /\(webpack\)|\/webpack\/(?:runtime|bootstrap|hot)/,
  /\/_next\/static\/chunks\/(?:framework|main|polyfills|webpack)[-.]/,
  /\b(?:react|react-dom|preact|vue|vue\.runtime|svelte|angular|zone|solid)(?:[-.][\w.-]*)?\.m?js\b/,
  /\b(?:jquery|lodash|rxjs|stomp|sockjs|mqtt|pusher|phoenix|signalr|centrifuge)(?:[-.][\w.-]*)?\.m?js\b/,
  /\b(?:socket\.io|engine\.io|reconnecting-websocket|graphql-ws|partysocket)(?:[-.][\w.-]*)?\.m?js\b/,
]

/** Functions of frameworks that keep their names in a bundle of everything. */
const LIBRARY_FUNCTION =
  /^(?:Object\.)?(?:safelyCallDestroy|commitHook\w+|commitPassive\w+|recursivelyTraverse\w+|runWithFiberInDEV|react_stack_bottom_frame|callComponentEffect\w*|callDestroy\w*|flushPassiveEffects\w*|performWorkUntilDeadline|callWithErrorHandling|callWithAsyncErrorHandling|invokeArrayFns|ZoneDelegate\.\w+|Zone\.\w+|ZoneTask\.\w+)$/

const ASYNC_PREFIX = /^async\s+/
/** Firefox puts what scheduled a call before its name: `setTimeout handler*connect`. */
const SCHEDULER_PREFIX = /^.*\*/

/** A page that reconnects does so from the same stack again and again. */
const initiators = new Map<string, string>()
const MAX_INITIATORS = 500

/** Reads the stack texts of Chromium and Firefox; what does not parse is left out. */
export function parseStack(stack: string): Frame[] {
  const lines = stack.split('\n', MAX_LINES).filter((line) => line.length <= MAX_LINE_LENGTH)
  return parseLines(lines.join('\n')).flatMap(toFrame)
}

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

/** The line that made the call, library or not. */
export function callerFrame(stack: string | undefined): Frame | undefined {
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

/** `app.js:12`, or the host where the script is a page itself. */
export function fileAndLine(frame: Frame): string {
  const path = withoutQuery(frame.url)
  const file = path.slice(path.lastIndexOf('/') + 1)
  return `${file || path.replace(/^\w+:\/\//, '')}:${frame.line}`
}

/** The scripts a stack runs through, without their version queries. */
export function scriptsOf(stack: string): Set<string> {
  return new Set(pageFrames(stack).map((frame) => withoutQuery(frame.url)))
}

export function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, '')
}

function pageFrames(stack: string): Frame[] {
  return parseStack(stack).filter((frame) => !EXTENSION.test(frame.url))
}

function isLibraryFrame(frame: Frame): boolean {
  return (
    LIBRARY_URL.some((pattern) => pattern.test(frame.url)) ||
    (frame.functionName !== undefined && LIBRARY_FUNCTION.test(frame.functionName))
  )
}

function toFrame(frame: StackFrameLite): Frame[] {
  const { line, col } = frame
  if (frame.file === undefined || line === undefined || col === undefined) return []
  const url = frame.file.replace(ASYNC_PREFIX, '')
  const name = (frame.function ?? '').replace(ASYNC_PREFIX, '').replace(SCHEDULER_PREFIX, '')
  const async = url !== frame.file || name !== (frame.function ?? '')
  return [{ ...(name && { functionName: name }), url, line, column: col, async }]
}
