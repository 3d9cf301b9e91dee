import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Unpacked } from '../../src/decode/unpack.ts'
import { useSession } from '../context.ts'
import { pathOf } from '../json/row-text.ts'
import type { OnUnpack } from '../json/unpack-offer.tsx'
import { focusNext } from '../parts/focus.ts'
import styles from './body.module.css'
import { BodyView } from './body-view.tsx'
import { withoutBytes } from './use-unpacked.ts'

/** A body on the way from the message to what it holds. */
interface Step {
  readonly label: string
  readonly body: string | Uint8Array
  readonly cut: boolean
}

/** Goes into what was unpacked: of the whole body, or of the value in a row. */
export interface Enter {
  readonly whole: (body: string | Uint8Array, unpacked: Unpacked) => void
  readonly row: OnUnpack
}

interface Props {
  /** What it begins with, and how that is shown. */
  label: string
  first: (enter: Enter) => ComponentChildren
}

/** What a message holds, unpacked step by step: each step can be gone back to. */
export function Steps({ label, first }: Props) {
  const { masks } = useSession()
  const [steps, setSteps] = useState<readonly Step[]>([])
  const [at, setAt] = useState(0)
  const step = steps[at - 1]

  function go(body: string | Uint8Array, unpacked: Unpacked, from: readonly Step[]): void {
    const shown = typeof body === 'string' ? withoutBytes(body, unpacked, masks.value) : unpacked
    const { cut } = shown
    const added = shown.layers.map(({ format, body: held }) => ({ label: format, body: held, cut }))
    const next = [...steps.slice(0, at), ...from, ...added]
    setSteps(next)
    setAt(next.length)
    focusNext('[data-action="unpacked-step"][aria-current="true"]')
  }
  const enter: Enter = {
    whole: (body, unpacked) => go(body, unpacked, []),
    row: (row, text, unpacked) =>
      go(text, unpacked, [{ label: pathOf(row), body: text, cut: false }]),
  }
  const labels = [label, ...steps.map((one) => one.label)]
  return (
    <>
      {steps.length > 0 && <Crumbs labels={labels} at={at} onGo={setAt} />}
      {step?.cut && (
        <p class={styles.cut} role="note">
          It unpacks to more than 16 MB: only the beginning is shown.
        </p>
      )}
      {step ? <BodyView key={at} body={step.body} onUnpack={enter.row} /> : first(enter)}
    </>
  )
}

interface CrumbsProps {
  labels: readonly string[]
  at: number
  onGo: (at: number) => void
}

function Crumbs({ labels, at, onGo }: CrumbsProps) {
  return (
    <nav aria-label="What it is packed in" data-view="unpacked">
      <ol class={styles.crumbs}>
        {labels.map((label, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place.
          <li key={index}>
            <button
              type="button"
              data-action="unpacked-step"
              aria-current={index === at}
              title={index < at ? 'Go back to this step' : label}
              onClick={() => onGo(index)}
            >
              {label}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
