import { useEffect, useState } from 'preact/hooks'
import type { Comparison } from '../../src/compare/compare.ts'
import type { Connection } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { formatClock } from '../../src/format/clock.ts'
import { plural } from '../../src/format/count.ts'
import { useSession } from '../context.ts'
import { bodyOf } from '../decoding/opening.ts'
import { ByteRows } from './byte-rows.tsx'
import styles from './compare.module.css'
import { JsonChanges } from './json-changes.tsx'
import { TextLines } from './text-lines.tsx'

interface Props {
  connection: Connection
  first: Message
  second: Message
}

/** How two messages of a connection differ: by structure, by lines, or byte by byte. */
export function CompareView({ connection, first, second }: Props) {
  const comparison = useComparison(connection, first, second)
  return (
    <div class={styles.view} data-view="compare">
      <p class={styles.head}>
        <span>− {timeWords(first)}</span>
        <span>+ {timeWords(second)}</span>
        <strong>{summary(comparison)}</strong>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region needs the keyboard. */}
      <div class={styles.list} tabIndex={0} role="region" aria-label="Differences">
        {typeof comparison === 'object' && <Differences comparison={comparison} />}
      </div>
    </div>
  )
}

function Differences({ comparison }: { comparison: Comparison }) {
  if (comparison.kind === 'json') return <JsonChanges changes={comparison.list} />
  if (comparison.kind === 'text') return <TextLines lines={comparison.list} />
  return comparison.kind === 'bytes' ? <ByteRows rows={comparison.list} /> : null
}

/** Undefined while it is worked on; in words why it cannot be told. */
function useComparison(connection: Connection, first: Message, second: Message) {
  const { decodings } = useSession()
  const [comparison, setComparison] = useState<Comparison | string>()
  const before = decodings.of(connection, first)
  const after = decodings.of(connection, second)
  useEffect(() => {
    let current = true
    async function compare(): Promise<void> {
      const bodies = await Promise.all([comparable(first, before), comparable(second, after)])
      const [a, b] = bodies
      const answer =
        a === undefined || b === undefined
          ? 'The body of one of them was not kept'
          : await decodings.compare(a, b)
      if (current) setComparison(answer)
    }
    void compare()
    return () => {
      current = false
    }
  }, [first, second, before, after, decodings])
  return comparison
}

/** Text as it passed; bytes as their decoder reads them, where it does. */
async function comparable(
  message: Message,
  decoding: ReturnType<ReturnType<typeof useSession>['decodings']['of']>,
): Promise<string | Uint8Array | undefined> {
  const isStructure = decoding?.kind === 'decoded' && /^[[{]/.test(decoding.shown.json)
  if (message.type === 'binary' && isStructure) return decoding.shown.json
  return bodyOf(message)
}

function timeWords({ direction, at }: Message): string {
  return `${direction === 'send' ? 'Sent' : 'Received'} ${formatClock(at)}`
}

function summary(comparison: Comparison | string | undefined): string {
  if (comparison === undefined) return 'Comparing …'
  if (typeof comparison === 'string') return `${comparison}.`
  if (comparison.kind === 'same') return 'No difference'
  const { list } = comparison
  if (list.length === 0) return 'No difference but in how it is written'
  const part = comparison.isPart ? 'The first of: ' : ''
  if (comparison.kind === 'bytes') {
    return `${part}${plural(list.length, 'line')} of 16 bytes ${list.length === 1 ? 'differs' : 'differ'}`
  }
  const count = (sign: string) =>
    comparison.list.filter((one: { sign: string }) => one.sign === sign).length
  const words = [
    [count('+'), 'added'],
    [count('-'), 'removed'],
    [count('~'), 'changed'],
  ] as const
  return part + words.flatMap(([n, what]) => (n > 0 ? `${n} ${what}` : [])).join(', ')
}
