import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { remembered } from '../settings.ts'
import styles from './splitter.module.css'

/** How far a key moves it, pixels. */
const STEP = 16

interface Props {
  class: string | undefined
  /** Names the remembered size. */
  name: string
  /** The direction it moves in. */
  axis: 'x' | 'y'
  /** Which neighbour has the size; the other takes the rest. */
  sizes: 'before' | 'after'
  /** Custom property of the parent that takes the size in pixels. */
  property: string
  label: string
}

/** A bar between two panes, moved by pointer or arrow keys. Its bounds stand in the parent's CSS. */
export function Splitter({ class: place, name, axis, sizes, property, label }: Props) {
  const bar = useRef<HTMLDivElement>(null)
  const [size, stop] = useMemo(() => remembered(`size.${name}`, 0), [name])
  const [shown, setShown] = useState(0)
  useLayoutEffect(() => stop, [stop])
  useLayoutEffect(() => {
    const pane = bar.current?.parentElement
    if (size.value > 0) pane?.style.setProperty(property, `${size.value}px`)
    else pane?.style.removeProperty(property)
    setShown(measured(bar.current, axis, sizes))
  }, [size.value, property, axis, sizes])

  function measure(): number {
    return measured(bar.current, axis, sizes)
  }
  function grow(from: number, by: number): void {
    size.value = Math.max(1, Math.round(from + (sizes === 'before' ? by : -by)))
  }
  function drag(start: PointerEvent): void {
    const from = measure()
    const target = bar.current
    target?.setPointerCapture(start.pointerId)
    const moved = (event: PointerEvent) =>
      grow(from, axis === 'x' ? event.clientX - start.clientX : event.clientY - start.clientY)
    function release(): void {
      target?.removeEventListener('pointermove', moved)
      // What the bounds let it have, not where the pointer was: a larger window must not jump to it.
      if (size.peek() > 0) size.value = Math.max(1, measure())
    }
    target?.addEventListener('pointermove', moved)
    target?.addEventListener('lostpointercapture', release, { once: true })
  }
  function key(event: KeyboardEvent): void {
    const step = { ArrowLeft: -STEP, ArrowUp: -STEP, ArrowRight: STEP, ArrowDown: STEP }[event.key]
    if (step === undefined) return
    event.preventDefault()
    grow(measure(), step)
  }
  return (
    <div
      ref={bar}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={shown}
      aria-valuemin={0}
      class={`${styles.splitter} ${place}`}
      title={`${label}: drag, or arrow keys; a double click resets it`}
      data-axis={axis}
      onFocus={() => setShown(measure())}
      onPointerDown={drag}
      onKeyDown={key}
      onDblClick={() => {
        size.value = 0
      }}
    />
  )
}

/** The size of the neighbour that has one, pixels. */
function measured(bar: Element | null, axis: Props['axis'], sizes: Props['sizes']): number {
  const pane = sizes === 'before' ? bar?.previousElementSibling : bar?.nextElementSibling
  const { width = 0, height = 0 } = pane?.getBoundingClientRect() ?? {}
  return Math.round(axis === 'x' ? width : height)
}
