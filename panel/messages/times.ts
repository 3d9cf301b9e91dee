import type { Connection } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { formatClock } from '../../src/format/clock.ts'
import { formatOffset } from '../../src/format/offset.ts'

/** What the time column tells. */
export type TimeMode = (typeof TIMES)[number]

export const TIMES = ['clock', 'opened', 'previous'] as const

export const TIME_WORDS: Record<TimeMode, { label: string; about: string }> = {
  clock: { label: 'Time', about: 'Time of day' },
  opened: { label: 'Since open', about: 'Since the connection opened' },
  previous: { label: 'Since last', about: 'Since the message before' },
}

/** A time in the list, and from where it may be counted. */
export interface Moment {
  at: number
  /** The message listed before it. */
  previous: Message | undefined
}

export function timeWords(mode: TimeMode, moment: Moment, connection: Connection): string {
  const { at, previous } = moment
  if (mode === 'clock') return formatClock(at)
  if (mode === 'opened') return formatOffset(at - originOf(connection))
  return previous ? formatOffset(at - previous.at) : ''
}

/** All three, for a tooltip. */
export function timeTitle(moment: Moment, connection: Connection): string {
  const { at, previous } = moment
  const since = connection.opened ? 'after it opened' : 'after it was made'
  return [
    formatClock(at),
    `${formatOffset(at - originOf(connection))} ${since}`,
    previous && `${formatOffset(at - previous.at)} after the message before`,
  ]
    .filter(Boolean)
    .join('\n')
}

/** When it opened, ms; when it was made where that is not known. */
function originOf({ opened, constructed }: Connection): number {
  return opened?.at ?? constructed.at
}
