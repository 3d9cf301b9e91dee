import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Connection } from '../../src/connection.ts'
import type { Shown } from '../../src/decode/protocol.ts'
import type { Body, Message } from '../../src/event.ts'
import { formatBytes } from '../../src/format/bytes.ts'
import { formatClock } from '../../src/format/clock.ts'
import { MessageBody } from '../body/body.tsx'
import { CompareButton } from '../compare/compare-button.tsx'
import { CompareView } from '../compare/compare-view.tsx'
import { isCompareKey, markedMessage, toggleCompare } from '../compare/mark.ts'
import { useSession } from '../context.ts'
import { DecodedView } from '../decoding/decoded-view.tsx'
import { createFindState, FindContext, findKeys, openFind } from '../find/state.ts'
import { ExchangeLine } from '../pairing/exchange.tsx'
import { Button } from '../parts/button.tsx'
import { focusNext } from '../parts/focus.ts'
import { Switch } from '../parts/switch.tsx'
import styles from './messages.module.css'

interface Props {
  connection: Connection
  message: Message
}

/** One message, whole: decoded, or as it passed. */
export function MessageDetail({ connection, message }: Props) {
  const session = useSession()
  const { decodings, selection } = session
  const marked = markedMessage(session, connection)
  const isCompared = marked !== undefined && marked !== message
  const decoding = decodings.of(connection, message)
  const decoded = decoding?.kind === 'decoded' && isMore(decoding.shown) ? decoding : undefined
  const { direction, size, at, body } = message
  const passed = `${direction === 'send' ? 'Sent' : 'Received'} ${formatClock(at)}, ${formatBytes(size)}`
  const find = useMemo(createFindState, [])
  function press(event: KeyboardEvent): void {
    if (findKeys(event, find)) return
    if (isCompareKey(event)) toggleCompare(session, connection, message)
    if (event.key !== 'Escape') return
    event.preventDefault()
    // It would open the drawer of DevTools as well.
    event.stopPropagation()
    close()
  }
  function close(): void {
    selection.message.value = undefined
    focusNext('[data-view="messages"]')
  }
  return (
    <section
      class={styles.detail}
      aria-label="Message"
      data-view="message"
      // A click anywhere in it takes the focus, and with it the keys.
      tabIndex={-1}
      onKeyDown={press}
    >
      <header class={styles.bar}>
        <span class={styles.count} title={passed}>
          {passed}
        </span>
        {decoded && !isCompared && <ViewSwitch />}
        <CompareButton connection={connection} message={message} />
        {!isCompared && (
          <Button
            action="open-find"
            icon="find"
            label="Search in the message (Ctrl+F)"
            onClick={() => openFind(find)}
          />
        )}
        <Button
          action="close-message"
          icon="close"
          label="Close the message"
          keys="Escape"
          onClick={close}
        />
      </header>
      <ExchangeLine connection={connection} message={message} />
      <Notice message={message} />
      {decoding?.kind === 'failed' && (
        <p class={styles.notice}>{decoding.why}: shown as it passed.</p>
      )}
      <FindContext.Provider value={find}>
        {isCompared ? (
          <CompareView connection={connection} first={marked} second={message} />
        ) : decoded && !decodings.showsData.value ? (
          <DecodedView decoding={decoded} />
        ) : (
          <Data body={body} />
        )}
      </FindContext.Provider>
    </section>
  )
}

/** Bytes that nobody can read are told best by their data. */
function isMore({ layers }: Shown): boolean {
  return !(layers.length === 1 && layers[0] === 'Bytes')
}

const VIEWS = [
  ['decoded', 'Decoded'],
  ['data', 'Data'],
] as const

function ViewSwitch() {
  const { showsData } = useSession().decodings
  return (
    <Switch
      label="View"
      choices={VIEWS}
      chosen={showsData.value ? 'data' : 'decoded'}
      onChoose={(view) => {
        showsData.value = view === 'data'
      }}
      hooks={(view) => ({ 'data-action': `show-${view}` })}
    />
  )
}

function Data({ body }: { body: Body | undefined }) {
  if (body instanceof Blob) return <BlobBody blob={body} />
  return body === undefined ? null : <MessageBody body={body} />
}

function Notice({ message: { body, whole, size } }: { message: Message }) {
  if (body === undefined) {
    return (
      <p class={styles.notice}>
        The body was not kept: it passed before this panel was open, or newer ones took its room.
      </p>
    )
  }
  if (size === 0) return <p class={styles.notice}>The message is empty.</p>
  return whole ? null : (
    <p class={styles.notice}>Only the beginning of its {formatBytes(size)} was kept.</p>
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
  return bytes ? <MessageBody body={bytes} /> : null
}
