import { useSignal } from '@preact/signals'
import type { Probe } from '../../src/probe/probe.ts'
import { Button } from '../parts/button.tsx'
import styles from './test.module.css'

interface Props {
  probe: Probe
  onConfirm(payload: string): void
}

/** Asks what the second connection may send, for the app sends no keep-alive of its own. */
export function PayloadForm({ probe, onConfirm }: Props) {
  const { keepAlive } = probe.plan
  const text = useSignal(keepAlive.kind === 'ask' ? keepAlive.suggestion : '')
  if (keepAlive.kind !== 'ask' || probe.phase === 'done' || probe.attempts.length > 1) return null
  if (probe.payload !== undefined) {
    return (
      <p>
        If it ends, a second connection keeps alive with <code>{probe.payload}</code>
      </p>
    )
  }
  /** Enter in the box comes here too, whatever the button says. */
  function confirm(): void {
    if (text.value !== '') onConfirm(text.value)
  }
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        confirm()
      }}
    >
      <label>
        {probe.phase === 'confirm'
          ? 'Keep a second connection alive with'
          : 'If it ends, keep a second connection alive with'}
        <input
          data-action="test-payload"
          value={text.value}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => {
            text.value = event.currentTarget.value
          }}
        />
      </label>
      <Button
        framed
        action="test-keep-alive"
        label="Use this payload"
        disabled={text.value === ''}
        onClick={confirm}
      >
        Use this payload
      </Button>
      <p>
        The app sends no keep-alive of its own. A strict server may refuse a message it does not
        know.
      </p>
    </form>
  )
}
