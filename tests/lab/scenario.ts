import type { ClosedBy, Confidence } from '../../src/diagnose/verdict.ts'
import type { Act, BrowserName } from '../support/browsers.ts'
import type { BackendName } from './backends.ts'
import type { ServerName } from './servers.ts'

/** One way a connection ends, or lives: a real thing, started by opening `/?run=<id>`. */
export interface Scenario {
  /** The name of its file. */
  id: string
  title: string
  /** What happens, in a sentence or two. */
  shows: string
  group: Group
  needs?: readonly BackendName[]
  /** The page's script. Served as it stands, so that its lines count. */
  script?: (lab: Addresses) => string | Promise<string>
  /** Bundled with its source map instead of `script`: a file in `apps/`. */
  app?: string
  /** The app is built as for its users: minified, without what helps in development. */
  production?: true
  /** An inline script before everything else in `<head>`. */
  head?: (lab: Addresses) => string
  /** HTML the script needs. */
  body?: string
  headers?: Record<string, string>
  /** It takes from the browser what other pages need, or leaves its tab as no driver can use it. */
  alone?: true
  /** The other browser does no such thing, or cannot be made to. */
  only?: BrowserName
  /** The selector of what a user clicks once it is there, for ends that are meant. */
  click?: string
  /** What is done to the page once it says `tell('ready')`. */
  act?: Act
  /** What the page itself can see of the end, without us. */
  sees?: Sees | Record<BrowserName, Sees>
  /** What the panel says: a row each. */
  expected: readonly Expected[] | Record<BrowserName, readonly Expected[]>
}

export type Group =
  | 'page'
  | 'server'
  | 'handshake'
  | 'network'
  | 'browser'
  | 'warned'
  | 'healthy'
  | 'frames'
  | 'hostile'

export interface Sees {
  opened: boolean
  /** Without one it lives on. */
  code?: number
  wasClean?: boolean
  /** From `new WebSocket()` to the end, at least, ms. */
  after?: number
  /** A word the script says by `tell()` of what came about. Some of it shows after several ends. */
  tells?: string
  /** What it tells when it is another story. */
  never?: string
}

/** What a page sees that is left, or starts to load another: Firefox closes its connections first. */
export const seesLeaving: Record<BrowserName, Sees> = {
  chromium: { opened: true },
  firefox: { opened: true, code: 1001, wasClean: true },
}

export interface Expected {
  /** In the URL of the connection. */
  url: string
  /** Of several with this URL, counted from 0 in order of creation. */
  nth?: number
  /** None: the connection is open, and stays so. */
  verdict?: ExpectedVerdict
  /** It is closing: the browser waits for an answer longer than anybody here. */
  pending?: true
  /** How long an open one is watched, ms. */
  watched?: number
  /** All the warnings. */
  findings?: readonly string[]
  /** Among the notes. */
  notes?: readonly string[]
  /** In the diagnosis. */
  says?: RegExp
  /** How its messages are read: the decoder, and what the list says among others. */
  decoded?: { by: string; says: readonly string[] }
  /** In the line of the page's source that the diagnosis names. */
  line?: string
}

export interface ExpectedVerdict {
  closedBy: ClosedBy
  cause: string
  confidence?: Confidence
}

/** Where things are, as a page's script writes them down. */
export interface Addresses {
  /** `http://…` of the lab and of the same on another origin. */
  http: string
  otherHttp: string
  /** `ws://…` of the lab and of the same on another origin. */
  ws: string
  otherWs: string
  /** `ws://…` of an address where nothing listens. */
  down: string
  /** `ws://…` of one of the lab's servers, `wss://…` of the one with TLS. */
  server(name: ServerName): string
  /** `ws://…` of a backend this scenario needs. */
  backend(name: BackendName): string
  /** `ws://…` of a new server process, killed 1 s after so many connections are open. */
  killable(count: number): Promise<string>
  /** `http://…` of a new Vite dev server, whose app is edited after its first connection. */
  dev(): Promise<string>
  /** A parameter of the page's URL in ms, or its default. */
  ms(name: string, otherwise: number): number
}

/** Marks text as JavaScript for editors, and keeps backslashes. */
export const js = String.raw

export function runsIn({ only }: Scenario, browser: BrowserName): boolean {
  return only === undefined || only === browser
}

export function of<T extends object>(choice: T | Record<BrowserName, T>, browser: BrowserName): T {
  return 'chromium' in choice ? choice[browser] : choice
}
