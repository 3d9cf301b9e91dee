import type { Connection, Traffic } from '../src/connection.ts'
import type { Diagnosis } from '../src/diagnose/verdict.ts'
import { formatBytes } from '../src/format/bytes.ts'
import { formatCount } from '../src/format/count.ts'
import { formatDuration } from '../src/format/duration.ts'
import { saysWho, titleOf } from '../src/format/verdict-words.ts'
import { type Heartbeat, heartbeatOf } from '../src/heartbeat.ts'
import styles from './connection-list.module.css'
import { useSession } from './context.ts'
import { badgeOf, endpointOf } from './endpoint.ts'
import { ActorMark } from './parts/actor.tsx'
import { Icon } from './parts/icon.tsx'
import type { ConnectionRow } from './rows.ts'
import { CLOSED_BY_SHORT } from './words.ts'

export function EndpointCell({ connection, nested }: { connection: Connection; nested: boolean }) {
  const masks = useSession().masksOf(connection)
  const badge = badgeOf(connection)
  return (
    <span role="gridcell" class={styles.endpoint} title={masks.url(connection.url)}>
      {nested && <span class={styles.nested} />}
      <Endpoint text={endpointOf(connection, masks)} />
      {badge && <span class={styles.badge}>{badge}</span>}
    </span>
  )
}

/** All that a row out of sight tells. */
export function NameCell({ connection }: { connection: Connection }) {
  return <span role="gridcell">{endpointOf(connection, useSession().masksOf(connection))}</span>
}

/** The host gives way first: what tells connections apart is the path. */
export function Endpoint({ text }: { text: string }) {
  const path = text.search(/[/?]/)
  const end = path < 0 ? text.length : path
  return (
    <span class={styles.address}>
      <span class={styles.host}>{text.slice(0, end)}</span>
      <span class={styles.clip}>{text.slice(end)}</span>
    </span>
  )
}

export function StateCell({ row: { state, connection } }: { row: ConnectionRow }) {
  const isUnknown = connection.endUnrecorded && state !== 'closed'
  const word = isUnknown ? 'unknown' : state
  return (
    <span
      role="gridcell"
      class={styles.state}
      data-state-word={word}
      title={isUnknown ? 'The file does not record whether and how it ended' : undefined}
    >
      <span class={styles.dot} />
      <span class={styles.word}>{word}</span>
    </span>
  )
}

export function TrafficCell({
  sign,
  totals,
}: {
  sign: '↑' | '↓'
  totals: Pick<Traffic, 'count' | 'bytes'>
}) {
  const { count, bytes } = totals
  const direction = sign === '↑' ? 'sent' : 'received'
  return (
    <span role="gridcell" class={styles.traffic} data-direction={direction}>
      <span aria-hidden="true">{sign}</span>
      <span class="visually-hidden">{direction} </span>
      <span>{formatCount(count)}</span>
      <span class={styles.bytes}>{count > 0 && formatBytes(bytes)}</span>
    </span>
  )
}

export function HeartbeatCell({ connection }: { connection: Connection }) {
  const beat = heartbeatOf(connection)
  const words = beat && [
    `every ${formatDuration(beat.intervalMs)}`,
    beat.roundTripMs !== undefined && formatDuration(beat.roundTripMs),
  ]
  return (
    <span role="gridcell" class={styles.heartbeat} title={beat && titleOfBeat(beat)}>
      {words?.filter(Boolean).join(' · ')}
    </span>
  )
}

function titleOfBeat({ label, sure }: Heartbeat): string {
  return sure ? label : `Regular messages (${label}): perhaps data, perhaps a keep-alive`
}

/** Who, why, how sure, and the sentence; warnings stand here while a connection lives. */
export function VerdictCell({ row }: { row: ConnectionRow }) {
  const masks = useSession().masksOf(row.connection)
  const { verdict, findings = [] } = row.diagnosis ?? {}
  const warnings = findings.filter((finding) => finding.severity === 'warning')
  const summary = verdict && masks.text(verdict.summary)
  return (
    <span role="gridcell" class={styles.verdict} title={summary}>
      {verdict && <VerdictWords verdict={verdict} summary={summary ?? ''} />}
      {warnings.map((warning) => (
        <span key={warning.id} class={styles.warning} title={masks.text(warning.summary)}>
          <Icon name="warning" size={12} />
          <span>{titleOf(warning.id)}</span>
        </span>
      ))}
    </span>
  )
}

function VerdictWords({
  verdict,
  summary,
}: {
  verdict: NonNullable<Diagnosis['verdict']>
  summary: string
}) {
  return (
    <>
      <ActorMark by={verdict.closedBy} />
      {!saysWho(verdict.cause) && (
        <span class={styles.who}>{CLOSED_BY_SHORT[verdict.closedBy]}</span>
      )}
      <span class={saysWho(verdict.cause) ? styles.who : styles.cause}>
        {titleOf(verdict.cause)}
      </span>
      <span class={styles.confidence}>{verdict.confidence}</span>
      <span class={styles.summary}>{summary}</span>
    </>
  )
}
