import { useEffect, useLayoutEffect, useState } from 'preact/hooks'

interface Size {
  readonly width: number
  readonly height: number
}

/** Size of an element, CSS pixels. A new one as well where only the pixels of the device change. */
export function useSize(element: { readonly current: HTMLElement | null }): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const target = element.current
    if (!target) return undefined
    const observer = new ResizeObserver(() =>
      setSize({ width: target.clientWidth, height: target.clientHeight }),
    )
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  useEffect(() => onResolution(() => setSize((before) => ({ ...before }))), [])
  return size
}

/** Of a window that goes to another screen no element changes its size. */
function onResolution(changed: () => void): () => void {
  const stop = new AbortController()
  function watch(): void {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    query.addEventListener('change', change, { once: true, signal: stop.signal })
  }
  function change(): void {
    watch()
    changed()
  }
  watch()
  return () => stop.abort()
}
