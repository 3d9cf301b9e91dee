import { useLayoutEffect, useState } from 'preact/hooks'

/**
 * `narrow`: docked at the side, panes stack. `low`: docked at the bottom, the timeline stands over
 * the list and the details beside both. `tall`: the timeline goes across.
 */
export type Layout = 'narrow' | 'low' | 'tall'

/** From here on a list and the tabs of its details have room beside each other, pixels. */
const WIDE = 760

/** From here on they stack, where they have less, pixels. */
const HIGH = 520

export function layoutOf(width: number, height: number): Layout {
  if (width < 640 || (width < WIDE && height > HIGH)) return 'narrow'
  return height < 480 || width < WIDE ? 'low' : 'tall'
}

/** The layout that fits an element, as it is resized. */
export function useLayout(element: { current: HTMLElement | null }): Layout {
  const [layout, setLayout] = useState<Layout>('tall')
  useLayoutEffect(() => {
    const target = element.current
    if (!target) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setLayout(layoutOf(entry.contentRect.width, entry.contentRect.height))
    })
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return layout
}
