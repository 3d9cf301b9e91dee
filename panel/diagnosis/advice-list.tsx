import type { Advice } from '../../src/diagnose/verdict.ts'
import { useSession } from '../context.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import styles from './diagnosis.module.css'
import { PublicSource } from './evidence-list.tsx'

/** What to change, with code to paste. */
export function AdviceList({ advice }: { advice: readonly Advice[] }) {
  const { masks } = useSession()
  return (
    <ul class={styles.bullets}>
      {advice.map((item, index) => (
        <li key={index}>
          {masks.value.text(item.text)}
          <PublicSource source={item.source} />
          {item.snippet && <Snippet snippet={item.snippet} />}
        </li>
      ))}
    </ul>
  )
}

function Snippet({ snippet }: { snippet: NonNullable<Advice['snippet']> }) {
  const { masks } = useSession()
  const code = masks.value.text(snippet.code)
  return (
    <div class={styles.snippet}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region needs the keyboard. */}
      <pre tabIndex={0} data-language={snippet.language} aria-label={`${snippet.language} code`}>
        <code>{code}</code>
      </pre>
      <CopyButton text={() => code} label="Copy code" />
    </div>
  )
}
