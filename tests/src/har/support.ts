import type { Connection } from '../../../src/connection.ts'
import { diagnose } from '../../../src/diagnose/diagnose.ts'
import { type ExportOptions, exportHar } from '../../../src/har/export.ts'
import type { Imported } from '../../../src/har/import.ts'
import { type ReadOptions, readHar } from '../../../src/har/read.ts'
import type { Log } from '../../../src/log.ts'

/** A whole export as one text. */
export async function harOf(
  log: Log,
  now: number,
  options: Partial<ExportOptions> = {},
): Promise<string> {
  const chunks: string[] = []
  for await (const chunk of exportHar(log, { now, payloads: 'full', ...options }))
    chunks.push(chunk)
  return chunks.join('')
}

export function readText(text: string, options: ReadOptions = {}): Promise<Imported> {
  return readHar(new Blob([text]), options)
}

export function read(har: object): Promise<Imported> {
  return readText(JSON.stringify(har))
}

/** What a connection is but for the derived; with its own diagnosis. */
export function tell(connection: Connection, log: Log, now: number) {
  const { source: _source, heartbeats, judged: _judged, ...rest } = connection
  const tracks = heartbeats.tracks.map(({ body: _body, ...track }) => track)
  return { ...rest, tracks, diagnosis: diagnose(connection, { log, now }) }
}

export function tellAll(log: Log, now: number) {
  return [...log.connections.values()].map((connection) => tell(connection, log, now))
}

/** Verdict and findings, without the words. */
export function decisions(log: Log, now: number) {
  return [...log.connections.values()].map((connection) => {
    const { verdict, settled, findings } = diagnose(connection, { log, now })
    const { closedBy, cause, confidence } = verdict ?? {}
    const found = findings.map(({ id, severity }) => `${id} ${severity}`)
    return { id: connection.id, closedBy, cause, confidence, settled, found }
  })
}
