import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { scrollToRow, type Window, windowAt } from './window.ts'
import styles from './windowed-list.module.css'

/** Height assumed before the browser has laid anything out, pixels. */
const UNMEASURED = 400

export interface Scroller {
  element: { current: HTMLDivElement | null }
  window: Window
  onScroll(): void
  reveal(row: number): void
  /** Rows in the viewport, for page keys. */
  page(): number
}

/** Scroll state of a list of `count` rows of fixed height; stays at the bottom when it was there. */
export function useScroller(count: number): Scroller {
  const element = useRef<HTMLDivElement | null>(null)
  const sticks = useRef(true)
  const [scrollTop, setScrollTop] = useState(0)
  const [viewport, setViewport] = useState(UNMEASURED)

  useLayoutEffect(() => {
    const target = element.current
    if (!target) return undefined
    const observer = new ResizeObserver(() => setViewport(target.clientHeight || UNMEASURED))
    observer.observe(target)
    return () => observer.disconnect()
  }, [])
  useLayoutEffect(() => {
    if (sticks.current) scrollTo(windowAt(count, 0, viewport).height - viewport)
  }, [count, viewport])

  function scrollTo(top: number): void {
    const target = element.current
    if (!target) return
    target.scrollTop = Math.max(0, top)
    setScrollTop(target.scrollTop)
  }
  function onScroll(): void {
    const target = element.current
    if (!target) return
    sticks.current = target.scrollTop + target.clientHeight >= target.scrollHeight - 2
    setScrollTop(target.scrollTop)
  }
  function reveal(row: number): void {
    sticks.current = row === count - 1
    scrollTo(scrollToRow(row, count, element.current?.scrollTop ?? 0, viewport))
  }
  return {
    element,
    window: windowAt(count, scrollTop, viewport),
    onScroll,
    reveal,
    page: () => Math.max(1, Math.floor(viewport / 20) - 1),
  }
}

/** Draws the rows that show. */
export function WindowedRows({
  window,
  render,
}: {
  window: Window
  render(row: number): ComponentChildren
}) {
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
