/** One event of a trace, still in words. */
export interface Step {
  /** ms since the trace began. */
  at: number
  doc: string
  socket: string | undefined
  verb: string
  rest: string
  stack: StackLine[]
}

export interface StackLine {
  functionName?: string
  /** A file of the document's site, a whole URL, or `<anonymous>`. */
  file: string
  line: number
  column: number
}

const verbs = new Set(
  `document connect connect! open send receive fold close() close()! send()! closing error close
   handshake hidden visible freeze resume online offline pagehide pageshow route departure csp
   exception rejection clock long-task click gone paused now`.split(/\s+/),
)

/** Nothing for an empty line, several steps for a line with `every`. */
export function parseLine(line: string): Step[] {
  const match = /^\s*(\d\S*)\s+(.*?)\s*$/.exec(line)
  if (!match) {
    if (line.trim() === '') return []
    throw new Error(`Not a line of a trace: ${line}`)
  }
  const [, time = '', event = ''] = match
  const [told = '', stack] = event.split(/\s+@\s+/)
  const step = { at: duration(time), ...subject(told), stack: stack ? parseStackLine(stack) : [] }
  return repeat(step)
}

/** `250ms`, `1.5s`, `2m`, `1h` in ms. */
export function duration(text: string): number {
  const match = /^(-?[\d.]+)(ms|s|m|h)$/.exec(text)
  const unit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 }[match?.[2] ?? '']
  if (!match || unit === undefined) throw new Error(`Not a duration: ${text}`)
  return Math.round(Number(match[1]) * unit * 1_000) / 1_000
}

function subject(told: string): Pick<Step, 'doc' | 'socket' | 'verb' | 'rest'> {
  const [first = '', ...others] = told.split(/\s+/)
  if (verbs.has(first)) return { doc: 'main', socket: undefined, ...verbOf(told) }
  const [doc, socket] = first.includes('/') ? first.split('/') : ['main', first]
  if (!verbs.has(others[0] ?? '')) throw new Error(`Not a verb of a trace: ${told}`)
  return { doc: doc ?? 'main', socket: socket || undefined, ...verbOf(told.replace(/^\S+\s+/, '')) }
}

function verbOf(told: string): Pick<Step, 'verb' | 'rest'> {
  const [verb = ''] = told.split(/\s+/)
  return { verb, rest: told.slice(verb.length).trim() }
}

function repeat(step: Step): Step[] {
  const match = /^(.*?)\s*every (\S+) until (\S+)$/.exec(step.rest)
  if (!match) return [step]
  const [, rest = '', every = '', until = ''] = match
  const steps: Step[] = []
  for (let at = step.at; at <= duration(until); at += duration(every)) {
    steps.push({ ...step, at, rest: rest.replaceAll('{n}', String(steps.length)) })
  }
  return steps
}

/** `start app.js:12:8 < boot https://cdn.test/lib.js:1:2`, innermost first. */
function parseStackLine(text: string): StackLine[] {
  return text.split(/\s+<\s+/).map((frame) => {
    const match = /^(?:(.+?)\s+)?(\S+):(\d+):(\d+)$/.exec(frame.trim())
    if (!match) throw new Error(`Not a stack line: ${frame}`)
    const [, name, file = '', line, column] = match
    return { ...(name && { functionName: name }), file, line: Number(line), column: Number(column) }
  })
}
