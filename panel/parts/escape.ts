import { useLayoutEffect, useRef } from 'preact/hooks'
import { focusNext } from './focus.ts'

/** How to close what is open, the last opened at the end. */
const open: (() => void)[] = []

/** Unless something nearer took it: on its way past the body it would open the drawer of DevTools. */
function press(event: KeyboardEvent): void {
  const close = event.key === 'Escape' && !event.defaultPrevented && open.at(-1)
  if (!close) return
  event.preventDefault()
  event.stopPropagation()
  close()
}

/**
 * Escape closes a part that is shown, wherever the focus is; a focus that goes with it returns to
 * what opened the part.
 */
export function useEscape(part: string, close: () => void, opener: string): void {
  const latest = useRef(close)
  latest.current = close
  useLayoutEffect(() => {
    function closePart(): void {
      const { activeElement } = document
      const isLost = activeElement === document.body || activeElement?.closest(part)
      latest.current()
      if (isLost) focusNext(opener)
    }
    if (open.push(closePart) === 1) document.body.addEventListener('keydown', press)
    return () => {
      open.splice(open.indexOf(closePart), 1)
      if (open.length === 0) document.body.removeEventListener('keydown', press)
    }
  }, [part, opener])
}
