import { useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'
import { hexByte, hexLines, LINE } from './hex.ts'
import styles from './hex-view.module.css'

/** Lines shown at once. */
const PAGE = 256

/** A hex dump: offset, bytes, ASCII. */
export function HexView({ bytes }: { bytes: Uint8Array }) {
  const [shown, setShown] = useState(PAGE)
  const lines = hexLines(bytes, 0, shown)
  const rest = Math.ceil(bytes.length / LINE) - lines.length
  return (
    <>
      <div class={styles.tools}>
        <CopyButton text={() => Array.from(bytes, hexByte).join(' ')} label="Copy as hexadecimal" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region needs the keyboard. */}
      <div class={styles.hex} tabIndex={0} role="region" aria-label="Bytes of the message">
        {lines.map((line) => (
          <div key={line.offset} class={styles.line}>
            <span class={styles.offset}>{line.offset}</span>
            <span class={styles.bytes}>{line.hex}</span>
            <span class={styles.text}>{line.text}</span>
          </div>
        ))}
        {rest > 0 && (
          <Button framed label="Show more lines" onClick={() => setShown(shown + PAGE)}>
            Show more
          </Button>
        )}
      </div>
    </>
  )
}
