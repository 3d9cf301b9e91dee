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
  /** Rows a page key moves. */
  page(): number
}

/** Scroll state of a list of `count` rows of fixed height; stays at the bottom while it is there. */
export function useScroller(count: number): Scroller {
  const element = useRef<HTMLDivElement | null>(null)
  const sticks = useRef(true)
  const [scrollTop, setScrollTop] = useState(0)
  const viewport = useViewport(element)

  // biome-ignore lint/correctness/useExhaustiveDependencies: to run when it grows or is resized.
  useLayoutEffect(() => {
    if (sticks.current) setScrollTop(scroll(element.current, Number.MAX_SAFE_INTEGER))
  }, [count, viewport])

  function onScroll(): void {
    const target = element.current
    if (!target) return
    sticks.current = target.scrollTop + target.clientHeight >= target.scrollHeight - AT_BOTTOM
    setScrollTop(target.scrollTop)
  }
  function reveal(row: number): void {
    sticks.current = row === count - 1
    const from = element.current?.scrollTop ?? 0
    setScrollTop(scroll(element.current, scrollToRow(row, count, from, viewport)))
  }
  return {
    element,
    window: windowAt(count, scrollTop, viewport),
    onScroll,
    reveal,
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
