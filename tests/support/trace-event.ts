import type { Call, CaptureEvent, Message, ReadyState, Running } from '../../src/event.ts'
import { duration, type Step } from './trace-line.ts'
import { stackText, urlOf } from './trace-stack.ts'

/** What the events of a document are numbered by. */
export interface Script {
  url: string
  browser: 'chromium' | 'firefox'
  seq: number
  sockets: Map<string, number>
  /** By number of the socket, as the events so far leave it. */
  states: Map<number, ReadyState>
}

/** The captured event a step stands for; `at` is ms since the epoch. */
export function toEvent(script: Script, step: Step, at: number): CaptureEvent {
  const own = { seq: ++script.seq, at }
  return pageEvent(script, step, own) ?? socketEvent(script, step, own)
}

interface Own {
  seq: number
  at: number
}

function pageEvent(script: Script, step: Step, own: Own): CaptureEvent | undefined {
  const { verb, rest } = step
  const words = rest.split(/\s+/)
  switch (verb) {
    case 'document':
      return {
        ...own,
        kind: 'document',
        url: script.url,
        browser: script.browser,
        top: !words.includes('frame'),
        late: words.includes('late'),
        hidden: words.includes('hidden'),
        online: !words.includes('offline'),
        discarded: words.includes('discarded'),
        ...(words.includes('prerendering') && { prerendering: true }),
        ...(words.includes('departures') && { departures: true }),
      }
    case 'hidden':
    case 'visible':
      return { ...own, kind: 'visibility', hidden: verb === 'hidden' }
    case 'freeze':
    case 'resume':
    case 'online':
    case 'offline':
    case 'departure':
    case 'gone':
      return { ...own, kind: verb }
    case 'click':
      return { ...own, kind: 'activation' }
    case 'pagehide':
    case 'pageshow':
      return { ...own, kind: verb, persisted: words.includes('persisted') }
    case 'route':
      return { ...own, kind: 'route', url: words[0] ?? '', traversal: words.includes('traversal') }
    case 'csp':
      return {
        ...own,
        kind: 'csp',
        directive: words[0] ?? '',
        blocked: words[1] ?? '',
        enforced: !words.includes('report-only'),
        policy: 'connect-src',
      }
    case 'exception':
    case 'rejection':
      return {
        ...own,
        kind: 'exception',
        rejection: verb === 'rejection',
        ...thrownAt(script, step),
      }
    case 'clock':
      return { ...own, kind: 'clock', jump: duration(rest) }
    case 'long-task':
    case 'paused':
      return { ...own, kind: verb, duration: duration(rest) }
    default:
      return undefined
  }
}

function thrownAt(script: Script, step: Step) {
  const [frame] = step.stack
  return {
    message: quoted(step.rest) ?? step.rest,
    ...(frame && {
      file: urlOf(script, frame),
      line: frame.line,
      column: frame.column,
      stack: stackText(script, step.stack),
    }),
  }
}

function socketEvent(script: Script, step: Step, times: Own): CaptureEvent {
  const { verb, rest } = step
  const own = { ...times, socket: socketNumber(script, step) }
  const call = callOf(script, step)
  const before = script.states.get(own.socket) ?? 0
  script.states.set(own.socket, stateAfter(step, before))
  switch (verb) {
    case 'connect':
      return { ...own, ...call, kind: 'construct', ...target(rest) }
    case 'connect!':
      return { ...own, ...call, kind: 'construct-refused', ...target(rest), error: thrown(rest) }
    case 'open':
      return { ...own, kind: 'open', protocol: option(rest, 'protocol') ?? '', extensions: '' }
    case 'send':
    case 'receive':
      return {
        ...own,
        ...call,
        kind: 'message',
        direction: verb,
        ...payload(rest),
        ...(verb === 'send' && { state: state(rest, before) }),
      }
    case 'fold':
      return { ...own, kind: 'folded', ...folded(rest, times.at) }
    case 'close()':
      return {
        ...own,
        ...call,
        kind: 'close-call',
        state: state(rest, before),
        ...codeAndReason(rest),
      }
    case 'close()!':
      return {
        ...own,
        ...call,
        kind: 'call-refused',
        method: 'close',
        state: state(rest, before),
        error: thrown(rest),
        ...codeAndReason(rest),
      }
    case 'send()!':
      return {
        ...own,
        ...call,
        kind: 'call-refused',
        method: 'send',
        state: 0,
        error: thrown(rest),
      }
    case 'closing':
    case 'error':
      return { ...own, kind: verb }
    case 'close':
      return { ...own, kind: 'close', ...end(rest) }
    default:
      throw new Error(`Not a verb of a trace: ${verb}`)
  }
}

function socketNumber(script: Script, step: Step): number {
  const name = step.socket ?? 'a'
  const known = script.sockets.get(name)
  if (known !== undefined && !step.verb.startsWith('connect')) return known
  const next = script.sockets.size + 1
  script.sockets.set(name, next)
  return next
}

function target(rest: string) {
  const [url = ''] = rest.split(/\s+/)
  const protocols = option(rest, 'protocol')?.split(',') ?? []
  const source: 'app' | 'test' = /\btest$/.test(rest) ? 'test' : 'app'
  return { url: url === '""' ? '' : url, protocols, source }
}

/** `SyntaxError "The URL is invalid."` */
function thrown(rest: string) {
  const name = /\b(\w*(?:Error|BLOCKED))\b/.exec(rest)?.[1] ?? 'Error'
  return { name, message: quoted(rest) ?? name }
}

/**
 * The rest of a line as text (`␊` is a line feed), or `<2000 bytes>`, or `binary c0 00`; `state=2` and
 * `buffered=` apart.
 */
function payload(
  rest: string,
): Pick<Message, 'type' | 'size' | 'body' | 'whole'> & Partial<Message> {
  const buffered = option(rest, 'buffered')
  const text = rest.replace(/\s*\b(?:buffered|state)=\S+/g, '')
  const extra = {
    ...(buffered !== undefined && { buffered: Number(buffered) }),
  }
  return { ...extra, ...bodyOf(text.trim()) }
}

function bodyOf(text: string): Pick<Message, 'type' | 'size' | 'body' | 'whole'> {
  const size = /^<(\d+) bytes>$/.exec(text)?.[1]
  if (size !== undefined) return { type: 'text', size: Number(size), whole: false }
  if (!text.startsWith('binary ')) {
    const body = (/^"(.*)"$/s.exec(text)?.[1] ?? text).replaceAll('␊', '\n')
    return { type: 'text', size: new TextEncoder().encode(body).length, body, whole: true }
  }
  const bytes = text.slice(7).split(/\s+/)
  const body = Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16))
  return { type: 'binary', size: body.length, body, whole: true }
}

/** `receive 10 of 3 bytes every 25s`: folded beats whose last one is now. */
function folded(rest: string, at: number) {
  const match = /^(send|receive) (\d+) of (\d+) bytes every (\S+)$/.exec(rest)
  if (!match) throw new Error(`Not a folded run: ${rest}`)
  const [count, size, interval] = [Number(match[2]), Number(match[3]), duration(match[4] ?? '')]
  const direction: 'send' | 'receive' = match[1] === 'send' ? 'send' : 'receive'
  const [sum, squares] = [(count - 1) * interval, (count - 1) * interval * interval]
  const from = at - sum
  const beats = [{ size, count, from, to: at, sum, squares }]
  return { direction, count, bytes: count * size, from, to: at, beats }
}

/** https://websockets.spec.whatwg.org/#dom-websocket-readystate */
function stateAfter({ verb }: Step, before: ReadyState): ReadyState {
  switch (verb) {
    case 'connect':
      return 0
    case 'open':
      return 1
    case 'close()':
    case 'closing':
      return before < 2 ? 2 : before
    case 'close':
    case 'connect!':
      return 3
    case 'error':
      return before === 0 ? 3 : before
    default:
      return before
  }
}

function state(rest: string, usual: ReadyState): ReadyState {
  const told = option(rest, 'state')
  return told === undefined ? usual : (Number(told) as ReadyState)
}

function codeAndReason(rest: string): { code?: number; reason?: string } {
  const code = /^(\d+)/.exec(rest)?.[1]
  const reason = quoted(rest)
  return { ...(code && { code: Number(code) }), ...(reason !== undefined && { reason }) }
}

function end(rest: string) {
  const { code = 1005, reason = '' } = codeAndReason(rest)
  const clean = code !== 1006 && code !== 1015
  return { code, reason, wasClean: /\bunclean\b/.test(rest) ? false : clean, buffered: 0 }
}

/** `in click`, `in message`, `in error:window`; `activation`. */
function callOf(script: Script, step: Step): Call {
  const [, type, target] = /\bin ([\w]+)(?::(\w+))?/.exec(step.rest) ?? []
  return {
    ...(step.stack.length > 0 && { stack: stackText(script, step.stack) }),
    ...(/\bactivation\b/.test(step.rest) && { activation: true }),
    ...(type && { running: running(type, target as Running['target'] | undefined) }),
  }
}

function running(type: string, target: Running['target'] | undefined): Running {
  const usual = {
    message: 'socket',
    click: 'element',
    error: 'window',
    visibilitychange: 'document',
  }
  const at =
    target ?? (usual[type as keyof typeof usual] as Running['target'] | undefined) ?? 'window'
  return { type, target: at, trusted: true, ...(at === 'socket' && { socket: 1 }) }
}

function option(rest: string, name: string): string | undefined {
  return new RegExp(`\\b${name}=(\\S+)`).exec(rest)?.[1]
}

function quoted(text: string): string | undefined {
  return /^(?:.*?\s)?"(.*)"(?:\s|$)/s.exec(text)?.[1]
}
