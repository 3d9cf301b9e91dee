import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Masks } from '../../src/mask.ts'
import { useSession } from '../context.ts'
import { FindBar } from '../find/find-bar.tsx'
import { Marked } from '../find/marked.tsx'
import { useFind } from '../find/use-find.ts'
import { inSlices } from '../slices.ts'
import { createTextFinder, type TextPlace } from './text-finder.ts'
import { AT_ONCE, endOfPiece, piecesOf } from './text-pieces.ts'
import styles from './text-view.module.css'

/** A text as it is, of any length. */
export function TextView({ text }: { text: string }) {
  const masks = useSession().masks.value
  const pieces = usePieces(text, masks)
  const element = useRef<HTMLDivElement>(null)
  const finder = useMemo(() => (query: string) => createTextFinder(pieces, query), [pieces])
  const found = useFind<TextPlace>(finder, () => {})
  const current = found.matches[found.current]
  // Thousands of pieces are not drawn again with each message that comes in.
  const drawn = useMemo(
    () =>
      pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces stay where they are.
        <pre key={index} class={styles.piece}>
          <Marked
            text={piece}
            query={found.query}
            {...(current?.piece === index && { at: current.at })}
          />
        </pre>
      )),
    [pieces, found.query, current],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the user goes to another match.
  useEffect(() => {
    const mark = element.current?.querySelector('[data-match="current"]')
    mark?.scrollIntoView?.({ block: 'nearest' })
  }, [current, found.query])
  return (
    <>
      <FindBar found={found} />
      <div
        ref={element}
        class={styles.text}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region needs the keyboard.
        tabIndex={0}
        role="region"
        aria-label="Text of the message"
        data-view="text"
      >
        {drawn}
      </div>
    </>
  )
}

/** What is shown of a text, in pieces; those of a long one come bit by bit. */
function usePieces(text: string, masks: Masks): readonly string[] {
  const short = useMemo(
    () => (text.length <= AT_ONCE ? piecesOf(masks.text(text)) : undefined),
    [text, masks],
  )
  const [long, setLong] = useState<readonly string[]>([])
  useEffect(() => {
    if (text.length <= AT_ONCE) return undefined
    const pieces: string[] = []
    let at = 0
    setLong([])
    return inSlices(
      (deadline) => {
        while (at < text.length) {
          const end = endOfPiece(text, at)
          pieces.push(masks.text(text.slice(at, end)))
          at = end
          if (performance.now() > deadline) break
        }
        return at >= text.length
      },
      () => setLong([...pieces]),
    )
  }, [text, masks])
  return short ?? long
}
