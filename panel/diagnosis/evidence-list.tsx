import type { Connection } from '../../src/connection.ts'
import type { Evidence } from '../../src/diagnose/verdict.ts'
import { formatClock } from '../../src/format/clock.ts'
import { useSession } from '../context.ts'
import { SourceLink } from '../parts/source-link.tsx'
import { isHttp } from '../source-map.ts'
import styles from './diagnosis.module.css'

/** The facts a verdict rests on, each linked to where it can be checked. */
export function EvidenceList({
  connection,
  evidence,
}: {
  connection: Connection
  evidence: readonly Evidence[]
}) {
  const { masks } = useSession()
  return (
    <ul class={styles.evidence}>
      {evidence.map((item, index) => (
        <li key={index}>
          <Moment connection={connection} item={item} />
          <span>
            {masks.value.text(item.text)}
            {item.stack && <SourceLink stack={item.stack} />}
            <OtherConnection item={item} />
            <PublicSource source={item.source} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The time of the fact: a link to its message, else to its place on the timeline. */
function Moment({ connection, item }: { connection: Connection; item: Evidence }) {
  const { selection } = useSession()
  const { at, message } = item
  const owner = item.connection ?? connection.id
  if (at === undefined && message === undefined) return <span class={styles.moment} />
  const words = at === undefined ? 'Message' : formatClock(at)
  if (message !== undefined) {
    return (
      <button
        type="button"
        class={styles.moment}
        title="Show the message"
        data-message={message}
        onClick={() => selection.openMessage(owner, message)}
      >
        {words}
      </button>
    )
  }
  return (
    <button
      type="button"
      class={styles.moment}
      title="Show on the timeline"
      onClick={() => {
        selection.moment.value = at
      }}
    >
      {words}
    </button>
  )
}

function OtherConnection({ item }: { item: Evidence }) {
  const session = useSession()
  const other = item.connection && session.log.connections.get(item.connection)
  if (!other || item.message !== undefined) return null
  return (
    <button type="button" class={styles.link} onClick={() => session.show(other)}>
      Show connection
    </button>
  )
}

export function PublicSource({ source }: { source: string | undefined }) {
  if (!source || !isHttp(source)) return null
  return (
    <a class={styles.source} href={source} target="_blank" rel="noreferrer">
      {new URL(source).hostname.replace(/^www\./, '')}
    </a>
  )
}
