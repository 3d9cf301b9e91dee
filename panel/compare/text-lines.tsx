import type { Line } from '../../src/compare/compare.ts'
import { useSession } from '../context.ts'
import styles from './compare.module.css'

const SIGNS = { '+': '+', '-': '−', '=': ' ', '…': '…' } as const
const WORDS = { '+': 'added', '-': 'removed', '=': '', '…': 'lines that are the same' } as const

/** Lines that were added and removed, with some around them. */
export function TextLines({ lines }: { lines: readonly Line[] }) {
  const masks = useSession().masks.value
  return (
    <div class={styles.lines}>
      {lines.map(({ sign, text, differs }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place.
        <div key={at} class={styles.line} data-change={sign}>
          <span class={styles.sign} aria-hidden="true">
            {SIGNS[sign]}
          </span>
          <span class="visually-hidden">{WORDS[sign]}</span>
          <span class={styles.text}>
            <Text
              text={masks.text(text)}
              differs={masks.text(text) === text ? differs : undefined}
            />
          </span>
        </div>
      ))}
    </div>
  )
}

/** Where nothing is masked, what differs is marked. */
function Text({ text, differs }: { text: string; differs: Line['differs'] }) {
  if (!differs) return <>{text}</>
  const [start, end] = differs
  return (
    <>
      {text.slice(0, start)}
      <span class={styles.differs}>{text.slice(start, end)}</span>
      {text.slice(end)}
    </>
  )
}
