import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ROW, scrollToRow, type Window, windowAt } from './window.ts'
import styles from './windowed-list.module.css'

/** Height assumed before the browser has laid anything out, pixels. */
const UNMEASURED = 400

/** How near to the bottom, pixels, counts as being there. */
const AT_BOTTOM = 2

export interface Scroller {
  readonly element: { current: HTMLDivElement | null }
  readonly window: Window
  onScroll(): void
  reveal(row: number): void
  /** Stays where it is, whatever comes at the bottom, until it is scrolled there. */
  hold(): void
  /** Rows a page key moves. */
  page(): number
}

/**
 * Scroll state of a list of `count` rows of fixed height. One that follows stays at the bottom while
 * it is there.
 *
 * @param head Pixels at the top that do not scroll along.
 */
export function useScroller(count: number, { follows = true, head = 0 } = {}): Scroller {
  const element = useRef<HTMLDivElement | null>(null)
  const sticks = useRef(follows)
  const [scrollTop, setScrollTop] = useState(0)
  const viewport = Math.max(ROW, useViewport(element) - head)

  // biome-ignore lint/correctness/useExhaustiveDependencies: to run when it grows or is resized.
  useLayoutEffect(() => {
    if (sticks.current) setScrollTop(scroll(element.current, Number.MAX_SAFE_INTEGER))
  }, [count, viewport])

  function onScroll(): void {
    const target = element.current
    if (!target) return
    const bottom = target.scrollHeight - AT_BOTTOM
    sticks.current = follows && target.scrollTop + target.clientHeight >= bottom
    setScrollTop(target.scrollTop)
  }
  function reveal(row: number): void {
    sticks.current = follows && row === count - 1
    const from = element.current?.scrollTop ?? 0
    setScrollTop(scroll(element.current, scrollToRow(row, count, from, viewport)))
  }
  return {
    element,
    window: windowAt(count, scrollTop, viewport),
    onScroll,
    reveal,
    hold() {
      sticks.current = false
    },
    page: () => Math.max(1, Math.floor(viewport / ROW) - 1),
  }
}

/** Scrolls as far as the element goes, and tells how far that is. */
function scroll(element: HTMLElement | null, top: number): number {
  if (!element) return 0
  element.scrollTop = Math.min(top, element.scrollHeight)
  return element.scrollTop
}

/** Height of the element, pixels. */
function useViewport(element: { current: HTMLElement | null }): number {
  const [viewport, setViewport] = useState(UNMEASURED)
  useLayoutEffect(() => {
    const target = element.current
    if (!target) return undefined
    const observer = new ResizeObserver(() => setViewport(target.clientHeight || UNMEASURED))
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return viewport
}

interface RowsProps {
  window: Window
  render(row: number): ComponentChildren
}

/** Draws the rows that show. */
export function WindowedRows({ window, render }: RowsProps) {
  const rows: ComponentChildren[] = []
  for (let row = window.first; row < window.end; row++) rows.push(render(row))
  return (
    <div role="presentation" class={styles.sizer} style={{ height: `${window.height}px` }}>
      <div
        role="presentation"
        class={styles.rows}
        style={{ transform: `translateY(${window.offset}px)` }}
      >
        {rows}
      </div>
    </div>
  )
}
