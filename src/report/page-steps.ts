import { type Connection, endedAt } from '../connection.ts'
import type { Context } from '../diagnose/verdict.ts'
import type { PageEvent } from '../event.ts'
import { formatDuration } from '../format/duration.ts'
import type { Secrets } from '../har/secrets.ts'
import type { Told } from './steps.ts'

/** Events of the page that are told: the last before the end. */
const MAX_EVENTS = 20

/** What happened to the page of a connection while it lived. */
export function pageSteps(
  { doc, constructed, ...rest }: Connection,
  { log, now }: Context,
  secrets: Secrets,
): Told[] {
  const page = log.pages.get(doc)
  const end = endedAt({ doc, constructed, ...rest }) ?? now
  const during = (page?.events ?? []).flatMap((event): Told[] => {
    const isDuring = event.at >= constructed.at && event.at <= end
    const text = isDuring ? wordsOf(secrets.cover(event)) : undefined
    return text === undefined ? [] : [{ at: event.at, text }]
  })
  const told = during.slice(-MAX_EVENTS)
  if (!page?.start) return told
  const { url } = secrets.cover({ url: page.start.url })
  return [
    { at: Math.min(page.start.at, constructed.at), text: `The page ${url} was opened.` },
    ...told,
  ]
}

function wordsOf(event: PageEvent): string | undefined {
  switch (event.kind) {
    case 'visibility':
      return event.hidden ? 'The page was hidden.' : 'The page was shown.'
    case 'freeze':
      return 'The page was frozen.'
    case 'resume':
      return 'The page went on.'
    case 'online':
      return 'The browser went online.'
    case 'offline':
      return 'The browser went offline.'
    case 'route':
      return `The page changed its address to ${event.url}.`
    case 'departure':
      return 'Another document began to load.'
    case 'exception':
      return `The page threw: ${event.message}`
    case 'paused':
      return `The page did not run for ${formatDuration(event.duration)}.`
    default:
      return undefined
  }
}
