import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { bundle, bundlePath } from './apps.ts'
import { listDocument, scenarioDocument } from './document.ts'
import { readLibrary } from './library-scripts.ts'
import type { Addresses } from './scenario.ts'
import { scenarios } from './scenarios.ts'

/** Answers an HTTP request of the lab's pages. */
export async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  addresses: Addresses,
): Promise<void> {
  try {
    const url = new URL(request.url ?? '/', 'http://lab')
    const answer = await find(url, { ...addresses, ms: millisecondsOf(url) })
    const { type, content, headers, status = 200 } = answer
    response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers })
    response.end(content)
  } catch (error) {
    response.writeHead(404, { 'Content-Type': 'text/plain' })
    response.end(String(error))
  }
}

interface Answer {
  status?: number
  type: string
  content: string
  headers?: Record<string, string>
}

const attachment = { 'Content-Disposition': 'attachment; filename="prices.csv"' }
/** Who listens comes back for more after an hour. https://html.spec.whatwg.org/#server-sent-events */
const EVENTS = 'retry: 3600000\ndata: news\n\n'
const HTML = 'text/html; charset=utf-8'
const JAVASCRIPT = 'text/javascript; charset=utf-8'

async function find(url: URL, lab: Addresses): Promise<Answer> {
  const [folder = '', file = ''] = url.pathname.slice(1).split('/')
  switch (folder) {
    case '':
      return findDocument(url, lab)
    case 'scenarios':
      return { type: JAVASCRIPT, content: await scriptOf(file.replace('.js', ''), lab) }
    case 'apps':
      return findBundle(file)
    case 'public':
      return findPublic(file)
    case 'libraries':
      return { type: JAVASCRIPT, content: await readLibrary(file) }
    case 'frames':
      return { type: HTML, content: frameDocument(file, lab) }
    case 'nothing':
      return { status: 204, type: HTML, content: '' }
    case 'events':
      return { type: 'text/event-stream', content: EVENTS }
    case 'download':
      return { type: 'text/csv', content: 'day,price\n', headers: attachment }
    default:
      throw new Error(`Not in the lab: ${url.pathname}`)
  }
}

function findDocument(url: URL, lab: Addresses): Answer {
  const id = url.searchParams.get('run')
  if (!id) return { type: HTML, content: listDocument() }
  const scenario = findScenario(id)
  const content = scenarioDocument(scenario, scenario.head?.(lab) ?? '', url.search)
  return { type: HTML, content, headers: scenario.headers ?? {} }
}

/** A page that makes one connection in its first script, or none. */
function frameDocument(kind: string, { ws }: Addresses): string {
  if (!/^[a-z-]+$/.test(kind)) throw new Error(`No frame ${kind}`)
  const script = kind === 'none' ? '' : `<script>new WebSocket('${ws}/push/frame-${kind}')</script>`
  return `<!doctype html><title>${kind}</title>${script}`
}

async function scriptOf(id: string, lab: Addresses): Promise<string> {
  return (await findScenario(id).script?.(lab)) ?? ''
}

async function findBundle(file: string): Promise<Answer> {
  const path = `/apps/${file.replace(/\.map$/, '')}`
  const mode = path.endsWith('.min.js') ? 'production' : 'development'
  const app = scenarios.find(({ app }) => app && bundlePath(app, mode) === path)?.app
  if (!app) throw new Error(`Not in the lab: ${path}`)
  const { code, map } = await bundle(app, mode)
  if (file.endsWith('.map')) return { type: 'application/json', content: map }
  return { type: JAVASCRIPT, content: code }
}

async function findPublic(file: string): Promise<Answer> {
  if (!/^\w+\.\w+$/.test(file)) throw new Error(`Not in the lab: ${file}`)
  const content = await readFile(new URL(`public/${file}`, import.meta.url), 'utf8')
  return { type: file.endsWith('.css') ? 'text/css' : JAVASCRIPT, content }
}

function findScenario(id: string) {
  const scenario = scenarios.find((known) => known.id === id)
  if (!scenario) throw new Error(`No scenario ${id}`)
  return scenario
}

function millisecondsOf(url: URL) {
  return (name: string, otherwise: number) => {
    const value = url.searchParams.get(name)
    return value === null ? otherwise : Number(value)
  }
}
