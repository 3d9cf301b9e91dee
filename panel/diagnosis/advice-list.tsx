import type { Advice, Evidence } from '../../src/diagnose/verdict.ts'
import { visibleLines } from '../../src/format/visible.ts'
import { useSession } from '../context.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import styles from './diagnosis.module.css'
import { PublicSource } from './evidence-list.tsx'
import { Sentence } from './sentence.tsx'

interface Props {
  advice: readonly Advice[]
  /** Whose lines the advice may speak of. */
  evidence?: readonly Evidence[]
}

/** What to change, with code to paste. */
export function AdviceList({ advice, evidence = [] }: Props) {
  if (advice.length === 0) return null
  return (
    <ul class={styles.bullets}>
      {advice.map((item) => (
        <li key={item.text}>
          <Sentence text={item.text} evidence={evidence} />
          <PublicSource source={item.source} />
          {item.snippet && <Snippet snippet={item.snippet} />}
        </li>
      ))}
    </ul>
  )
}

function Snippet({ snippet }: { snippet: NonNullable<Advice['snippet']> }) {
  const { masks } = useSession()
  const code = snippet.verbatim ? visibleLines(snippet.code) : masks.value.text(snippet.code)
  return (
    <div class={styles.snippet}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region needs the keyboard. */}
      <pre tabIndex={0} data-language={snippet.language}>
        <code>{code}</code>
      </pre>
      <CopyButton text={() => code} label="Copy code" />
    </div>
  )
}
