import type { Connection } from '../../src/connection.ts'
import type { Evidence } from '../../src/diagnose/verdict.ts'
import { formatClock } from '../../src/format/clock.ts'
import { fileAndLine } from '../../src/stack.ts'
import { useSession } from '../context.ts'
import { isHttp } from '../load-map.ts'
import { FrameLink } from '../parts/source-link.tsx'
import styles from './diagnosis.module.css'
import { framesOf, Sentence } from './sentence.tsx'

interface Props {
  connection: Connection
  evidence: readonly Evidence[]
}

/** The facts a verdict rests on, each linked to where it can be checked. */
export function EvidenceList({ connection, evidence }: Props) {
  return (
    <ul class={styles.evidence}>
      {evidence.map((item) => (
        <li key={`${item.text} ${item.at}`}>
          <Moment connection={connection} item={item} />
          <span>
            <Sentence text={item.text} evidence={[item]} />
            <SourceLine item={item} />
            <OtherConnection connection={connection} item={item} />
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
  if (at === undefined && message === undefined) return <span class={styles.moment} />
  function open(): void {
    if (message === undefined) selection.moment.value = at
    else selection.openMessage(item.connection ?? connection.id, message)
  }
  return (
    <button
      type="button"
      class={styles.moment}
      title={message === undefined ? 'Show on the timeline' : 'Show the message'}
      data-message={message}
      onClick={open}
    >
      {at === undefined ? 'Message' : formatClock(at)}
    </button>
  )
}

/** The line of code, where the sentence does not name it. */
function SourceLine({ item }: { item: Evidence }) {
  const frame = framesOf([item])[0]
  if (!frame || item.text.includes(fileAndLine(frame))) return null
  return (
    <>
      {' '}
      <FrameLink frame={frame} />
    </>
  )
}

function OtherConnection({ connection, item }: { connection: Connection; item: Evidence }) {
  const session = useSession()
  const other = item.connection && session.log.connections.get(item.connection)
  if (!other || other === connection || item.message !== undefined) return null
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
