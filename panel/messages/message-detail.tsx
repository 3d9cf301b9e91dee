import { useEffect, useState } from 'preact/hooks'
import type { Message } from '../../src/event.ts'
import { formatBytes } from '../../src/format/bytes.ts'
import { formatClock } from '../../src/format/clock.ts'
import { useSession } from '../context.ts'
import { Button } from '../parts/button.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { HexView } from '../parts/hex-view.tsx'
import { JsonTree } from '../parts/json-tree.tsx'
import { asJson } from './json.ts'
import styles from './messages.module.css'

/** One message, whole. */
export function MessageDetail({ message }: { message: Message }) {
  const { selection } = useSession()
  const { direction, size, at, body } = message
  return (
    <section class={styles.detail} aria-label="Message" data-view="message">
      <header class={styles.bar}>
        <span class={styles.count}>
          {direction === 'send' ? 'Sent' : 'Received'} {formatClock(at)}, {formatBytes(size)}
        </span>
        <Button
          label="Close the message"
          onClick={() => {
            selection.message.value = undefined
          }}
        >
          Close
        </Button>
      </header>
      <Notice message={message} />
      {typeof body === 'string' && <TextBody text={body} />}
      {body instanceof Uint8Array && <HexView bytes={body} />}
      {body instanceof Blob && <BlobBody blob={body} />}
    </section>
  )
}

function Notice({ message: { body, whole, size } }: { message: Message }) {
  if (body === undefined) {
    return (
      <p class={styles.notice}>
        The body was not kept: it passed before this panel was open, or newer ones took its room.
      </p>
    )
  }
  return whole ? null : (
    <p class={styles.notice}>Only the beginning of its {formatBytes(size)} was kept.</p>
  )
}

function TextBody({ text }: { text: string }) {
  const { masks } = useSession()
  const [raw, setRaw] = useState(false)
  const shown = masks.value.text(text)
  const json = asJson(shown)
  return (
    <>
      <div class={styles.tools}>
        {json && (
          <Button label={raw ? 'Show as a tree' : 'Show as text'} onClick={() => setRaw(!raw)}>
            {raw ? 'Tree' : 'Text'}
          </Button>
        )}
        <CopyButton text={() => shown} label="Copy message" />
      </div>
      {json && !raw ? (
        <JsonTree value={json.value} prefix={json.prefix} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region needs the keyboard.
        <pre class={styles.text} tabIndex={0}>
          {shown}
        </pre>
      )}
    </>
  )
}

function BlobBody({ blob }: { blob: Blob }) {
  const [bytes, setBytes] = useState<Uint8Array | 'unreadable'>()
  useEffect(() => {
    let current = true
    const show = (read: Uint8Array | 'unreadable') => current && setBytes(read)
    blob.arrayBuffer().then(
      (buffer) => show(new Uint8Array(buffer)),
      () => show('unreadable'),
    )
    return () => {
      current = false
    }
  }, [blob])
  if (bytes === 'unreadable') return <p class={styles.notice}>The Blob cannot be read any more.</p>
  return bytes ? <HexView bytes={bytes} /> : null
}
