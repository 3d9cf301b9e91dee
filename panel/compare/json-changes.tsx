import type { Change } from '../../src/compare/json.ts'
import { visible } from '../../src/format/visible.ts'
import { useSession } from '../context.ts'
import { onLine } from '../json/row-text.ts'
import styles from './compare.module.css'

const SIGNS = { '+': '+', '-': '−', '~': '~' } as const
const WORDS = { '+': 'added', '-': 'removed', '~': 'changed' } as const

/** Changed paths with the value before and after. */
export function JsonChanges({ changes }: { changes: readonly Change[] }) {
  const masks = useSession().masks.value
  return (
    <ul>
      {changes.map(({ sign, path, name, before, after }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a path may come twice.
        <li key={at} class={styles.change} data-change={sign}>
          <span class={styles.sign} aria-hidden="true">
            {SIGNS[sign]}
          </span>
          <span class="visually-hidden">{WORDS[sign]}</span>
          <code class={styles.path}>{visible(masks.text(path))}</code>
          {before !== undefined && <Value sign="-" text={onLine(name, before, masks)} />}
          {after !== undefined && <Value sign="+" text={onLine(name, after, masks)} />}
        </li>
      ))}
    </ul>
  )
}

function Value({ sign, text }: { sign: '-' | '+'; text: string }) {
  return (
    <code class={styles.value} data-change={sign}>
      <span class={styles.sign} aria-hidden="true">
        {SIGNS[sign]}
      </span>
      <span class="visually-hidden">{sign === '-' ? 'before:' : 'after:'}</span>
      {text}
    </code>
  )
}
