import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { bundle } from '../lab/apps.ts'
import { type Answer, type Check, parse, textOf } from './check.ts'

/** An answer from Node, and the kinds of events the instrument reported meanwhile. */
export interface NodeAnswer extends Answer {
  recorded: string[]
}

/** ms: some never end in Node; those that end when plain must when watched, so that may take its time. */
const TIMEOUT = { plain: 5_000, watched: 60_000 }
/** Workers at a time. */
const LANES = 4

/** Asks each in a worker of its own, which has its own globals. */
export async function askNode(
  host: string,
  watched: boolean,
  checks: readonly Check[],
): Promise<NodeAnswer[]> {
  const entry = fileURLToPath(new URL('node-realm.ts', import.meta.url))
  const { code } = await bundle(entry, 'production')
  const answers: NodeAnswer[] = []
  let next = 0
  async function lane(): Promise<void> {
    while (next < checks.length) {
      const index = next++
      const { run } = checks[index] as Check
      answers[index] = await answerOf({ host, watched, code, text: textOf(run) })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return answers
}

interface Question {
  host: string
  watched: boolean
  code: string
  text: string
}

function answerOf(workerData: Question): Promise<NodeAnswer> {
  const worker = new Worker(`const __name = (f) => f; (${realm})()`, {
    eval: true,
    workerData,
    // Since Node 22 it is on: https://nodejs.org/api/globals.html#websocket
    execArgv: ['--experimental-websocket', '--no-warnings'],
    stdout: true,
    stderr: true,
  })
  const timeout = workerData.watched ? TIMEOUT.watched : TIMEOUT.plain
  return new Promise((resolve) => {
    const answer = (text: string, recorded: string[] = []) => {
      clearTimeout(late)
      resolve({ ...parse(text.replaceAll(workerData.host, 'host')), recorded })
      worker.terminate()
    }
    const late = setTimeout(() => answer('{"failure":"timed out"}'), timeout)
    worker.on('message', ({ text, recorded }) => answer(text, recorded))
    worker.on('error', (error) => answer(JSON.stringify({ failure: `threw ${error}` })))
    worker.on('exit', () => answer('{"failure":"came to no end"}'))
  })
}

/** Runs in the worker. Both twins get the names the instrument takes from a page. */
async function realm(): Promise<void> {
  const { parentPort, workerData } = require('node:worker_threads')
  const { host, watched, code, text } = workerData
  const recorded: string[] = []
  const { message, close } = await eventsOf(new WebSocket(`ws://${host}/hello`))
  class Node {
    get nodeType(): number {
      throw new TypeError('no node')
    }
  }
  const names = {
    window: globalThis,
    navigator: {},
    location: { host },
    Node,
    MessageEvent: message.constructor,
    CloseEvent: close.constructor,
  }
  for (const [name, value] of Object.entries(names)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
  const scope = globalThis as unknown as {
    eval(text: string): Promise<string>
    install?: (record: (kind: string) => void) => void
  }
  scope.eval(code)
  if (watched) scope.install?.((kind) => recorded.push(kind))
  delete scope.install
  const failed = (error: unknown) => JSON.stringify({ failure: `threw ${error}` })
  parentPort.postMessage({ text: await scope.eval(text).catch(failed), recorded })

  async function eventsOf(socket: WebSocket): Promise<{ message: Event; close: Event }> {
    const [message, close] = await Promise.all(
      ['message', 'close'].map(
        (type) => new Promise<Event>((resolve) => socket.addEventListener(type, resolve)),
      ),
    )
    return { message: message as Event, close: close as Event }
  }
}
