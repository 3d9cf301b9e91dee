import { parseArgs } from 'node:util'
import { PAYLOADS, type Payloads } from '../src/har/format.ts'
import type { Severity } from '../src/report/severity.ts'

export interface Options {
  files: string[]
  format: 'text' | 'json' | 'markdown' | 'html' | 'ndjson' | 'otlp'
  /** The least that makes the exit code other than 0; undefined: nothing does. */
  failOn: Severity | undefined
  watch: string | undefined
  endpoint: string | undefined
  headers: Record<string, string>
  service: string
  payloads: Payloads
  /** Secrets are shown. */
  reveal: boolean
  help: boolean
}

export const USAGE = `Usage: websocket-doctor [options] capture.har …

Says of each WebSocket in HAR files who closed it, why, and what to change.

  --json, --markdown     the report as JSON, or for an issue tracker
  --html                 the report as a page that stands alone
  --ndjson               all events, a line each, for DuckDB and friends
  --otlp                 spans as OTLP/JSON, one per connection
  --endpoint URL         posts the spans there, such as http://localhost:4318/v1/traces
  --header "name: value" goes along with them; may be repeated
  --service NAME         service.name of the spans (websocket-doctor)
  --payloads CHOICE      of messages in a report and --ndjson: none, sizes, redacted (default),
                         or full: as they are, secrets included
  --reveal               shows secrets, which are covered otherwise
  --fail-on SEVERITY     note, warning (default), failure or never
  --watch FOLDER         reads captures as they appear there, until it is stopped

Exit code: 0 nothing of that severity, 1 warnings, and notes with --fail-on note,
2 a connection failed, 3 a file or the arguments could not be read.`

/** Throws an Error in words for the user. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      markdown: { type: 'boolean' },
      html: { type: 'boolean' },
      ndjson: { type: 'boolean' },
      otlp: { type: 'boolean' },
      endpoint: { type: 'string' },
      header: { type: 'string', multiple: true },
      service: { type: 'string' },
      payloads: { type: 'string' },
      reveal: { type: 'boolean' },
      'fail-on': { type: 'string' },
      watch: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const { endpoint, watch, service = 'websocket-doctor', reveal = false, help = false } = values
  if (!help && positionals.length === 0 && watch === undefined)
    throw new Error('No file was named.')
  if (endpoint !== undefined && !URL.canParse(endpoint)) throw new Error(`${endpoint} is no URL.`)
  if (values.html && !help && (positionals.length !== 1 || watch !== undefined))
    throw new Error('--html makes a page of one file.')
  const chosen = (['json', 'markdown', 'html', 'ndjson', 'otlp'] as const).filter(
    (name) => values[name],
  )
  if (chosen.length > 1) throw new Error(`--${chosen.join(' and --')} exclude each other.`)
  return {
    files: positionals,
    format: chosen[0] ?? 'text',
    failOn: failOnOf(values['fail-on'] ?? 'warning'),
    watch,
    endpoint,
    headers: headersOf(values.header ?? []),
    service,
    payloads: payloadsOf(values.payloads ?? 'redacted'),
    reveal,
    help,
  }
}

function failOnOf(text: string): Severity | undefined {
  if (text === 'never') return undefined
  if (text === 'note' || text === 'warning' || text === 'failure') return text
  throw new Error(`--fail-on is note, warning, failure or never, not ${text}.`)
}

function payloadsOf(text: string): Payloads {
  const found = PAYLOADS.find((one) => one === text)
  if (!found) throw new Error(`--payloads is one of ${PAYLOADS.join(', ')}, not ${text}.`)
  return found
}

function headersOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const colon = text.indexOf(':')
      if (colon < 1) throw new Error(`--header is "name: value", not "${text}".`)
      return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]
    }),
  )
}
