import type { Outsider } from '../handshake.ts'
import { isNumber, isObject, isText } from './shape.ts'

/**
 * Who made the socket of an entry of `devtools.network`, when it was no instrument: the stack of the
 * call tells, for that of a wrapped `new WebSocket()` runs through the extension. Undefined where it
 * does, or where there is no stack. A dedicated worker's goes on in the document that started it.
 * https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#type-StackTrace (parentId)
 *
 * @param extension the origin of the extension, with a slash
 */
export function outsiderOf(entry: unknown, extension: string): Outsider | undefined {
  const initiator = isObject(entry) ? entry._initiator : undefined
  const calls = isObject(initiator) ? callsOf(initiator.stack) : []
  if (calls.length === 0 || calls.some(({ url }) => url.startsWith(extension))) return undefined
  const isWorker = isObject(initiator) && hasParent(initiator.stack)
  return {
    kind: isWorker ? 'worker' : 'unknown',
    script: calls.at(-1)?.url ?? '',
    stack: ['Error', ...calls.map(inWords)].join('\n'),
  }
}

interface Call {
  name: string
  url: string
  line: number
  column: number
}

/** What scheduled the call, and what scheduled that. */
const MAX_PARENTS = 16

function stacksOf(stack: unknown): Record<string, unknown>[] {
  const stacks: Record<string, unknown>[] = []
  let next = stack
  while (isObject(next) && stacks.length < MAX_PARENTS) {
    stacks.push(next)
    next = next.parent
  }
  return stacks
}

function callsOf(stack: unknown): Call[] {
  return stacksOf(stack).flatMap(({ callFrames }) =>
    Array.isArray(callFrames) ? callFrames.flatMap(callOf) : [],
  )
}

/** Lines and columns count from 0 there. */
function callOf(frame: unknown): Call[] {
  if (!isObject(frame) || !isText(frame.url) || frame.url === '') return []
  const { functionName, url, lineNumber, columnNumber } = frame
  if (!isNumber(lineNumber) || !isNumber(columnNumber)) return []
  const name = isText(functionName) ? functionName : ''
  return [{ name, url, line: lineNumber + 1, column: columnNumber + 1 }]
}

function hasParent(stack: unknown): boolean {
  return stacksOf(stack).some(({ parentId }) => isObject(parentId))
}

function inWords({ name, url, line, column }: Call): string {
  const place = `${url}:${line}:${column}`
  return name === '' ? `    at ${place}` : `    at ${name} (${place})`
}
