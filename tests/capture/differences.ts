import type { BrowserName } from '../support/browsers.ts'
import type { Check } from './check.ts'
import type { Kit } from './kit.ts'

/** What no instrument can keep from a page: each with the answer of a plain and of a watched one. */
export interface Difference extends Omit<Check, 'expected'> {
  readonly plain: unknown
  readonly watched: unknown
  /** The browser that tells; in the other one there is no difference. */
  readonly only?: BrowserName
}

export const differences: readonly Difference[] = [
  {
    // https://tc39.es/ecma262/#sec-function.prototype.tostring knows no name for a Proxy.
    name: 'the text of a function',
    run: () => [WebSocket, WebSocket.prototype.send].map((one) => String(one).split('(')[0]),
    plain: ['function WebSocket', 'function send'],
    watched: ['function ', 'function '],
  },
  {
    // What is thrown passes through our functions, and the last of them is the place.
    name: 'the place of an exception of the platform that nobody catches',
    run: placeOfUncaught,
    plain: false,
    watched: true,
  },
  {
    name: 'the place where a policy was violated',
    run: placeOfViolation,
    plain: false,
    watched: true,
  },
  {
    // V8 writes a stack when it is first read: by us, unless the page prepares stacks by then.
    name: 'a stack the page prepares once nobody caught the exception',
    run: stackPreparedLate,
    plain: 'mine',
    watched: 'text',
    only: 'chromium',
  },
  {
    // Asked of a Proxy, which is no function of sloppy mode.
    name: 'the callers of a function',
    run: callerOf,
    plain: null,
    watched: 'refused',
    only: 'chromium',
  },
  {
    name: 'the callers of a function, in the words of an error',
    run: wordsOfCaller,
    plain: false,
    watched: true,
    only: 'firefox',
  },
  {
    name: 'the stack inside of what a call asks for its string',
    run: stackOfConversion,
    plain: false,
    watched: true,
  },
  {
    // An array and a Proxy of one are alike to all who may not look.
    name: 'a Proxy of subprotocols that watches descriptors',
    run: watchedDescriptors,
    plain: [],
    watched: ['length', '0'],
  },
  {
    // V8 looks for a function as `constructor`, and a Proxy is none to it.
    name: 'a socket in the words of an error',
    run: nameInError,
    plain: ['#<WebSocket>'],
    watched: ['[object WebSocket]'],
    only: 'chromium',
  },
  {
    name: 'the constructor in the words of an error',
    run: kindInError,
    plain: 'Function object could not be cloned.',
    watched: 'Proxy object could not be cloned.',
    only: 'firefox',
  },
]

/** Of an extension Firefox says no more than that it is code. */
function placeOfUncaught(kit: Kit): Promise<boolean> {
  setTimeout(() => new WebSocket(kit.url('/a#b')))
  return new Promise((resolve) => {
    window.addEventListener('error', (event) => {
      event.preventDefault()
      resolve(/-extension:|<anonymous code>/.test(event.filename))
    })
  })
}

/** Of an extension Chromium says no more than its scheme. */
async function placeOfViolation(kit: Kit): Promise<boolean> {
  const frame = document.createElement('iframe')
  frame.srcdoc = `<meta http-equiv=Content-Security-Policy content="connect-src 'none'">`
  document.body.append(frame)
  await new Promise((resolve) => frame.addEventListener('load', resolve))
  const scope = frame.contentWindow as Window & typeof globalThis
  const violation = new Promise<SecurityPolicyViolationEvent>((resolve) => {
    scope.document.addEventListener('securitypolicyviolation', resolve)
  })
  try {
    new scope.WebSocket(kit.url('/a'))
  } catch {}
  return /-extension|<anonymous code>/.test((await violation).sourceFile)
}

async function stackPreparedLate(kit: Kit): Promise<string> {
  new WebSocket(kit.url('/a')).close()
  let kind = ''
  window.addEventListener('error', ({ error }) => {
    Object.assign(Error, { prepareStackTrace: () => 'mine' })
    kind = error.stack === 'mine' ? 'mine' : 'text'
  })
  await kit.throwUncaught(new Error('page'))
  return kind
}

function callerOf(): unknown {
  try {
    return Reflect.get(WebSocket, 'caller')
  } catch {
    return 'refused'
  }
}

function wordsOfCaller(): boolean {
  try {
    Reflect.get(WebSocket, 'caller')
    return false
  } catch (error) {
    return (error as Error).message.includes('Proxy')
  }
}

function stackOfConversion(kit: Kit): boolean {
  let stack = ''
  const url = {
    toString() {
      stack = new Error('page').stack ?? ''
      return kit.url('/a')
    },
  }
  kit.urlOf(url)
  return /-extension:|<anonymous code>/.test(stack)
}

function watchedDescriptors(kit: Kit): string[] {
  const reads: string[] = []
  const protocols = new Proxy(['a'], {
    getOwnPropertyDescriptor(array, key) {
      reads.push(String(key))
      return Reflect.getOwnPropertyDescriptor(array, key)
    },
  })
  new WebSocket(kit.url('/a'), protocols).close()
  return reads
}

function nameInError(kit: Kit): string[] {
  const socket = new WebSocket(kit.url('/a'))
  socket.close()
  try {
    Object.assign(socket, { url: 'mine' })
    return []
  } catch (error) {
    return (error as Error).message.match(/#<\w+>|\[object \w+\]/) ?? []
  }
}

function kindInError(): string {
  try {
    structuredClone(WebSocket)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}
