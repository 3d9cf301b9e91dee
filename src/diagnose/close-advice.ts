import type { CloseCall } from '../event.ts'
import { type Frame, ownName } from '../frame.ts'
import { closeHandler } from '../knowledge/close-handlers.ts'
import { appCaller, appFrame, fileAndLine } from '../stack.ts'
import type { Advice } from './verdict.ts'
import { stackOf } from './words.ts'

/**
 * What to look at in the function that closed.
 *
 * @param timed The same line closed other connections at the same age.
 */
export function closeAdvice(call: CloseCall, timed: boolean): Advice[] {
  return [lookAt(call, timed), ...sayWhy(call)]
}

function lookAt(call: CloseCall, timed: boolean): Advice {
  const where = `Look at ${placeIn(call)}`
  if (timed) {
    const text = `${where} and the timer that leads to it: clear it while the connection is needed, or take it out.`
    return { text }
  }
  const handler = call.running && closeHandler(call.running)
  if (handler) {
    return { text: `${where}: ${handler.look}`, ...(handler.source && { source: handler.source }) }
  }
  if (call.running) {
    return { text: `${where}: if the connection should stay open, this call must not be reached.` }
  }
  return {
    text: `${where}: no event handler called it, so a timer, a promise or the console did. If the connection should stay open, find what leads there and cancel it.`,
  }
}

/** A function that wraps close(): who calls it decides. */
const CLOSES = /^(?:close|disconnect|destroy)|Close$|Disconnect$/

/** `stop (app.js:12)`, `Client.close (client.js:8, called by leaveRoom at app.js:40)` */
function placeIn(call: CloseCall): string {
  const stack = stackOf(call)
  const frame = appFrame(stack)
  if (!frame) return 'the line that calls close()'
  const caller = CLOSES.test(ownName(frame)) ? appCaller(stack) : undefined
  const place = `${fileAndLine(frame)}${caller ? callerInWords(caller) : ''}`
  return frame.functionName ? `${frame.functionName} (${place})` : place
}

function callerInWords(caller: Frame): string {
  const name = ownName(caller)
  return `, called ${name ? `by ${name} ` : ''}at ${fileAndLine(caller)}`
}

/** A close() without a code arrives as 1005, which says nothing in the server's log. */
function sayWhy({ code }: CloseCall): Advice[] {
  if (code !== undefined) return []
  return [
    {
      text: 'Give close() a code and a reason: the log of the server then tells it from a lost connection.',
      snippet: { language: 'js', code: "socket.close(1000, 'logged out')" },
      source: 'https://websockets.spec.whatwg.org/#dom-websocket-close',
    },
  ]
}
