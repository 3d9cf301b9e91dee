import type { ComponentChildren } from 'preact'
import type { Connection } from '../src/connection.ts'
import { formatClock } from '../src/format/clock.ts'
import { formatDuration } from '../src/format/duration.ts'
import { visible } from '../src/format/visible.ts'
import type { Handshake, Header, Outsider } from '../src/handshake.ts'
import type { Masks } from '../src/mask.ts'
import { parseStack } from '../src/stack-lines.ts'
import { useSession } from './context.ts'
import styles from './handshake-view.module.css'
import { MAKER } from './outside-words.ts'
import { FrameLink } from './parts/source-link.tsx'

/** The opening handshake: what was asked, what was answered, how long it took, who asked. */
export function HandshakeView({ connection }: { connection: Connection }) {
  const session = useSession()
  session.revision.value
  const { masks } = session
  const { constructed, opened, handshake, outside } = connection
  const took = opened && opened.at - constructed.at
  return (
    <div class={styles.handshake} data-view="handshake">
      <dl class={styles.facts}>
        <Fact name="URL">{masks.value.url(connection.url)}</Fact>
        <Fact name="Made by">{outside && makerWords(outside.maker, masks.value)}</Fact>
        <Fact name="Status">{masks.value.text(statusWords(connection))}</Fact>
        <Fact name="Subprotocols asked">
          {masks.value.protocols(connection.protocols).join(', ') || 'none'}
        </Fact>
        <Fact name="Subprotocol">{opened && (masks.value.text(opened.protocol) || 'none')}</Fact>
        <Fact name="Extensions">{opened && (masks.value.text(opened.extensions) || 'none')}</Fact>
        <Fact name="Started">{formatClock(constructed.at)}</Fact>
        <Fact name="Opened">
          {opened && formatClock(opened.at)}
          {/* A file of another tool tells no more than when it began. */}
          {took ? `, after ${formatDuration(took)}` : ''}
        </Fact>
      </dl>
      <Headers title="Request headers" headers={handshake?.requestHeaders} />
      <Headers title="Response headers" headers={handshake?.responseHeaders} />
      {!handshake && <p class={styles.missing}>{NO_FACTS}</p>}
      <Initiator stack={constructed.stack} />
    </div>
  )
}

const NO_FACTS =
  'The browser told nothing of this handshake: it hides status and headers from pages, and DevTools tells only of those made while it was open, in a page with very many messages not before the socket ends.'

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  if (children === undefined || children === '') return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function statusWords({ handshake, opened, constructed }: Connection): string {
  if (constructed.kind === 'construct-refused') {
    return `Never started: ${constructed.error.name}: ${constructed.error.message}`
  }
  const answer = handshake && answerWords(handshake)
  if (answer) return answer
  return opened ? '101, as the socket opened' : 'not known'
}

function makerWords({ kind, script }: Outsider, masks: Masks): string {
  return script ? `${MAKER[kind]}, ${masks.url(script)}` : MAKER[kind]
}

function answerWords({ status, statusText, error, reached }: Handshake): string | undefined {
  if (status !== undefined && !error) return `${status} ${statusText ?? ''}`.trim()
  if (error) return status === undefined ? error : `${status}: ${error}`
  if (reached === undefined) return undefined
  return reached
    ? 'The server was reached; the browser hides its answer'
    : 'The server was not reached'
}

function Headers({ title, headers }: { title: string; headers: readonly Header[] | undefined }) {
  const { masks } = useSession()
  if (!headers || headers.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <dl class={styles.facts}>
        {headers.map((header, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand twice.
          <Fact key={index} name={visible(header.name)}>
            {masks.value.header(header.name, header.value)}
          </Fact>
        ))}
      </dl>
    </section>
  )
}

function Initiator({ stack }: { stack: string | undefined }) {
  const frames = stack ? parseStack(stack) : []
  return (
    <section>
      <h3>Initiator</h3>
      {frames.length === 0 && <p class={styles.missing}>The call that made it was not recorded.</p>}
      <ol class={styles.stack}>
        {frames.map((frame, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a recursion repeats its frames.
          <li key={index}>
            <span>{frame.functionName ?? '(anonymous)'} </span>
            <FrameLink frame={frame} />
          </li>
        ))}
      </ol>
    </section>
  )
}
