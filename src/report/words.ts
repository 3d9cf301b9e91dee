import type { Finding } from '../diagnose/verdict.ts'
import { plural } from '../format/count.ts'
import { formatDuration } from '../format/duration.ts'
import { titleOf } from '../format/verdict-words.ts'
import type { Payloads } from '../har/format.ts'
import type { ConnectionReport, Quote, Report } from './report.ts'
import type { Severity } from './severity.ts'

/** `3 connections, 1 failure, 2 with warnings` */
export function countWords({ connections, omitted }: Report): string {
  const count = (severity: Severity) =>
    connections.filter((connection) => connection.severity === severity).length
  const failures = count('failure')
  const warnings = count('warning')
  return [
    plural(connections.length, 'connection'),
    failures > 0 && plural(failures, 'failure'),
    warnings > 0 && `${warnings} with warnings`,
    omitted > 0 && `${plural(omitted, 'more connection')} not told here`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** `lived 60.0 s`, `still open`, `end not recorded` */
export function lifeWords({ lasted, endRecorded, state }: ConnectionReport): string {
  if (!endRecorded) return 'end not recorded'
  return lasted === undefined ? `still ${state}` : `lived ${formatDuration(lasted)}`
}

/** `lived 60.0 s, 12 sent, 40 received` */
export function trafficWords(connection: ConnectionReport): string {
  const { sent, received } = connection
  return `${lifeWords(connection)}, ${sent.count} sent, ${received.count} received`
}

export function findingWords({ id, severity, summary }: Finding): string {
  return `${titleOf(id)} (${severity}): ${summary}`
}

/** Stands for advice that was given to a connection before: those of a chain get the same. */
export const SAME_ADVICE = 'The same as above.'

/** Those whose advice was given to one before them, word for word. */
export function repeatingAdvice(
  connections: readonly ConnectionReport[],
): ReadonlySet<ConnectionReport> {
  const given = new Set<string>()
  return new Set(
    connections.filter(({ verdict }) => {
      if (!verdict || verdict.advice.length === 0) return false
      const words = JSON.stringify(verdict.advice)
      const isRepeated = given.has(words)
      given.add(words)
      return isRepeated
    }),
  )
}

/** `+5.0 s`, counted from the construction. */
export function afterWords(after: number): string {
  return after < 0 ? formatDuration(after) : `+${formatDuration(after)}`
}

/** `sent, text, 12 B`, and what it said. */
export function quoteWords({ after, direction, type, size, text, cut }: Quote): string {
  const way = direction === 'send' ? 'sent' : 'received'
  const said = text === undefined ? '' : `: ${text}${cut ? ' …' : ''}`
  return `${afterWords(after)} ${way}, ${type}, ${plural(size, 'byte')}${said}`
}

const PAYLOADS: Record<Payloads, string> = {
  none: 'not quoted',
  sizes: 'times and sizes only',
  redacted: 'texts quoted with secrets covered',
  full: 'quoted as they are',
}

/** Where and when it was seen, by name. */
export function environmentWords({
  creator,
  environment,
}: Report): [name: string, value: string][] {
  const { browser, tool, pages, from, to, covered, payloads } = environment
  return [
    ...(browser === undefined ? [] : [['Browser', browser] satisfies [string, string]]),
    ...pages.map((page): [string, string] => ['Page', page]),
    ...(creator === '' ? [] : [['Recorded by', creator] satisfies [string, string]]),
    ['Report by', tool],
    ['Time', `${from} to ${to}`],
    ['Secrets', covered ? 'covered: equal placeholders stand for equal secrets' : 'not covered'],
    ['Messages', PAYLOADS[payloads]],
  ]
}
