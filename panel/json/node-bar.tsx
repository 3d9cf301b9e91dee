import { visible } from '../../src/format/visible.ts'
import { kindAt } from '../../src/json/value.ts'
import { useSession } from '../context.ts'
import { Button } from '../parts/button.tsx'
import type { Copy } from './copy.ts'
import styles from './json-tree.module.css'
import { beginningOf, pathOf } from './row-text.ts'
import type { Row } from './rows.ts'

/** Characters from which a string is shown below the tree as well. */
const LONG = 60

/** Characters of a path that is shown. */
const PATH = 400

/** Where the selected value stands, and all of it where its line is too short. */
export function NodeBar({ row, copy }: { row: Row; copy: Copy }) {
  const masks = useSession().masks.value
  const path = pathOf(row)
  const { text } = row.outline
  const { start, end } = row.member
  const kind = kindAt(text, start)
  const isLong = kind === 'string' && end - start > LONG
  return (
    <footer class={styles.bar} data-view="node">
      <div class={styles.tools}>
        <code class={styles.path} title={visible(path.slice(-PATH))}>
          {visible(path.length > PATH ? `…${path.slice(-PATH)}` : path)}
        </code>
        {kind === 'number' && <Rounded digits={text.slice(start, end)} />}
        <Button action="copy-path" label="Copy the path (P)" onClick={() => copy.path(row)}>
          Copy path
        </Button>
        <Button action="copy-value" label="Copy the value (C)" onClick={() => copy.value(row)}>
          Copy value
        </Button>
      </div>
      {isLong && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region needs the keyboard.
        <pre class={styles.whole} tabIndex={0}>
          {beginningOf(row, masks)}
        </pre>
      )}
    </footer>
  )
}

/** What becomes of a number that JavaScript cannot hold. https://www.rfc-editor.org/rfc/rfc8259#section-6 */
function Rounded({ digits }: { digits: string }) {
  const read = Number(digits)
  if (!/^-?\d{16,}$/.test(digits) || Number.isSafeInteger(read)) return null
  return <span class={styles.note}>JavaScript reads {String(read)}</span>
}
