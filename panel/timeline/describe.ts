import { formatClock } from '../../src/format/clock.ts'
import { formatDuration } from '../../src/format/duration.ts'
import type { Session } from '../session.ts'
import { AXIS, type Frame, HEAD, laneAt } from './geometry.ts'
import { type Lane, nearest } from './lanes.ts'
import type { PageLane, Span } from './page-spans.ts'
import { passedWords } from './passed-words.ts'
import { type Range, toTime } from './range.ts'

/** How near to a mark the pointer means it, pixels. */
const NEAR = 4

const WHAT: Record<Span['what'], string> = {
  hidden: 'Page hidden',
  frozen: 'Page frozen',
  offline: 'Offline',
  paused: 'Page paused',
  busy: 'Long task',
}

/** What is under the pointer, for the tooltip. */
export function describeAt(
  session: Session,
  frame: Frame,
  lanes: readonly Lane[],
  page: PageLane,
  { x, y }: { x: number; y: number },
): string {
  if (x < frame.scale.left) return ''
  const at = toTime(frame.scale, x)
  const reach = toTime(frame.scale, x + NEAR) - at
  const near = { from: at - reach, to: at + reach }
  const words =
    y < HEAD ? pageWords(page, at, reach) : laneWords(session, lanes[laneAt(frame, y)], at, near)
  return y < AXIS ? formatClock(at) : [formatClock(at), ...words].join('\n')
}

function pageWords({ spans, marks }: PageLane, at: number, reach: number): string[] {
  const under = spans.filter((span) => span.from - reach <= at && at <= span.to + reach)
  const near = marks.filter((mark) => Math.abs(mark.at - at) <= reach)
  return [
    ...near.map(({ label }) => (label === 'Page' ? 'Page started' : 'Route changed')),
    ...under.map(({ what, from, to }) => `${WHAT[what]} for ${formatDuration(to - from)}`),
  ]
}

function laneWords(session: Session, lane: Lane | undefined, at: number, near: Range): string[] {
  const connection = lane && nearest(lane, at)
  if (!connection) return []
  const masks = session.masksOf(connection)
  const verdict = session.diagnosisOf(connection)?.verdict
  return [
    masks.url(connection.url),
    ...passedWords(session, connection, near),
    ...(verdict ? [masks.text(verdict.summary)] : []),
  ]
}
