import { useLayoutEffect, useMemo, useState } from 'preact/hooks'
import mark from '../find/find.module.css'
import { FindBar } from '../find/find-bar.tsx'
import { useFind } from '../find/use-find.ts'
import { hexLine } from './hex.ts'
import { createHexFinder, type HexPlace } from './hex-find.ts'
import styles from './hex-view.module.css'
import { useScroller, WindowedRows } from './windowed-list.tsx'

/** Bytes on a line: half of them where 16 do not fit. */
const WIDE = 16
const NARROW = 8

/** Width that 16 bytes take, pixels. */
const NEEDED = 540

/** A hex dump of any length: offset, bytes, ASCII. */
export function HexView({ bytes }: { bytes: Uint8Array }) {
  const [perLine, setPerLine] = useState(WIDE)
  const scroller = useScroller(Math.ceil(bytes.length / perLine), { follows: false })
  const finder = useMemo(() => (query: string) => createHexFinder(bytes, query), [bytes])
  const found = useFind<HexPlace>(finder, ({ at }) => scroller.reveal(Math.floor(at / perLine)))
  const current = found.matches[found.current]
  const { element } = scroller
  useLayoutEffect(() => {
    const width = element.current?.clientWidth ?? 0
    setPerLine(width > 0 && width < NEEDED ? NARROW : WIDE)
  }, [element])
  return (
    <>
      <FindBar found={found} />
      <div
        ref={element}
        class={styles.hex}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region needs the keyboard.
        tabIndex={0}
        role="region"
        aria-label="Bytes of the message"
        data-view="hex"
        onScroll={scroller.onScroll}
      >
        <WindowedRows
          window={scroller.window}
          render={(row) => (
            <Line
              key={row}
              bytes={bytes}
              start={row * perLine}
              length={perLine}
              matches={found.matches}
              current={current}
            />
          )}
        />
      </div>
    </>
  )
}

interface LineProps {
  bytes: Uint8Array
  start: number
  length: number
  matches: readonly HexPlace[]
  current: HexPlace | undefined
}

function Line({ bytes, start, length, matches, current }: LineProps) {
  const { offset, hex, text } = hexLine(bytes, start, length)
  const here = matches.filter(({ at, length: of }) => at < start + length && at + of > start)
  const kindOf = (index: number) => {
    const at = start + index
    const match = here.find((place) => place.at <= at && at < place.at + place.length)
    return match && (match === current ? 'current' : '')
  }
  return (
    <div class={styles.line} style={{ gridTemplateColumns: `8ch ${length * 3 - 1}ch ${length}ch` }}>
      <span class={styles.offset}>{offset}</span>
      <span>{runs(hex, kindOf, ' ')}</span>
      <span>{runs(text, kindOf, '')}</span>
    </div>
  )
}

/** The bytes of a line, those found marked; neighbours together. */
function runs(
  parts: readonly string[],
  kindOf: (index: number) => string | undefined,
  between: string,
) {
  const out: preact.ComponentChild[] = []
  for (let from = 0; from < parts.length; ) {
    const kind = kindOf(from)
    let to = from + 1
    while (to < parts.length && kindOf(to) === kind) to++
    const text = parts.slice(from, to).join(between)
    const gap = to < parts.length ? between : ''
    out.push(
      kind === undefined ? (
        text + gap
      ) : (
        <span key={from}>
          <mark class={mark.mark} data-match={kind}>
            {text}
          </mark>
          {gap}
        </span>
      ),
    )
    from = to
  }
  return out
}
