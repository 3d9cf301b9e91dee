import type { Connection } from '../connection.ts'
import type { Context } from '../diagnose/verdict.ts'
import { CREATOR } from '../har/export.ts'
import type { Payloads } from '../har/format.ts'
import type { Secrets } from '../har/secrets.ts'
import { isoTime } from '../har/write-entry.ts'

/** Where and when it was seen. */
export interface Environment {
  /** Name and version, where known. */
  browser?: string
  /** What made the report, with its version. */
  tool: string
  /** URLs of the documents that opened what is told, a few of them. */
  pages: string[]
  /** ISO 8601: the first construction, and the end of the capture. */
  from: string
  to: string
  covered: boolean
  payloads: Payloads
}

/** Pages that are named. */
const MAX_PAGES = 5

export function environmentOf(
  { log, now }: Context,
  connections: readonly Connection[],
  {
    secrets,
    browser,
    covered,
    payloads,
  }: { secrets: Secrets; browser?: string; covered: boolean; payloads: Payloads },
): Environment {
  const urls = connections.flatMap(({ doc }) => log.pages.get(doc)?.start?.url ?? [])
  const pages = [...new Set(urls)].slice(0, MAX_PAGES)
  const from = connections.reduce((least, { constructed }) => Math.min(least, constructed.at), now)
  return {
    ...(browser !== undefined && { browser }),
    tool: `${CREATOR.name} ${CREATOR.version}`,
    pages: pages.map((url) => secrets.cover({ url }).url),
    from: isoTime(from),
    to: isoTime(now),
    covered,
    payloads,
  }
}
