import { useSignalEffect } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useSession } from '../context.ts'
import { Button } from '../parts/button.tsx'
import { createBinStore } from './bin-store.ts'
import { describeAt } from './describe.ts'
import { draw } from './draw.ts'
import { frameOf, HEAD, LANE, scrollTo } from './geometry.ts'
import { onDoubleClick, onKeyDown, onPointerDown, onWheel, type Scene } from './gestures.ts'
import { indexIn, type Lane, lanesOf } from './lanes.ts'
import { pageLane } from './page-spans.ts'
import { readPalette } from './palette.ts'
import { summaryOf } from './summary.ts'
import styles from './timeline.module.css'
import { useSize } from './use-size.ts'
import { createView, type View } from './view.ts'

/** Lives, messages and ends on one axis of time, under a lane for the page. */
export function Timeline() {
  const session = useSession()
  const view = useMemo(() => createView(session), [session])
  const lanes = lanesOf(session.rows.value)
  const { from, to } = view.range.value
  useSignalEffect(() => {
    const moment = session.selection.moment.value
    if (moment !== undefined) view.show(moment)
  })
  return (
    <div
      class={styles.timeline}
      data-view="timeline"
      data-from={Math.round(from)}
      data-to={Math.round(to)}
    >
      <Surface view={view} lanes={lanes} />
      <Controls view={view} />
      <p class="visually-hidden">{summaryOf(lanes, view.range.value, session.masks.value)}</p>
    </div>
  )
}

function Surface({ view, lanes }: { view: View; lanes: readonly Lane[] }) {
  const session = useSession()
  const scroller = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { width, height } = useSize(scroller)
  const [scroll, setScroll] = useState(0)
  const [, goOn] = useState({})
  const bins = useMemo(createBinStore, [])
  const frame = frameOf(view.range.value, width, height, scroll)
  const scene: Scene = { session, view, frame: () => frame, lanes: () => lanes }
  const now = session.now.value
  const page = pageLane(session.log, now)
  const selected = session.selection.connection.value
  const lastSelected = useRef<typeof selected>(undefined)

  useLayoutEffect(() => {
    if (height === 0 || lastSelected.current === selected) return
    lastSelected.current = selected
    const index = indexIn(lanes, selected)
    const top = index < 0 ? undefined : scrollTo(index, scroll, height)
    if (top !== undefined) scroller.current?.scrollTo({ top })
  })
  useWheel(canvas, scene)
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!canvas.current || !context || width === 0) return undefined
    fitPixels(canvas.current, context, width, height)
    const isComplete = draw(context, {
      frame,
      lanes,
      page,
      now,
      palette: readPalette(canvas.current),
      masks: session.masks.value,
      selected,
      moment: session.selection.moment.value,
      span: session.search.span.value,
      bins,
    })
    if (isComplete) return undefined
    const next = requestAnimationFrame(() => goOn({}))
    return () => cancelAnimationFrame(next)
  })
  return (
    <div
      ref={scroller}
      class={styles.scroller}
      onScroll={(event) => setScroll(event.currentTarget.scrollTop)}
    >
      <div class={styles.sizer} style={{ height: `${HEAD + lanes.length * LANE}px` }}>
        <canvas
          ref={canvas}
          class={styles.canvas}
          role="img"
          aria-label="Timeline. Arrow keys move, plus and minus zoom, G zooms to a silence, F lists the messages in view."
          tabIndex={0}
          onPointerDown={(event) => onPointerDown(event, scene)}
          onPointerMove={({ currentTarget, offsetX: x, offsetY: y }) => {
            currentTarget.title = describeAt(session, frame, lanes, page, { x, y })
          }}
          onDblClick={(event) => onDoubleClick(event, scene)}
          onKeyDown={(event) => onKeyDown(event, scene)}
        />
      </div>
    </div>
  )
}

function Controls({ view }: { view: View }) {
  const mode = view.mode.value
  return (
    <div class={styles.controls}>
      <Button icon="minus" label="Zoom out" onClick={() => view.zoom(1 / 0.7)} />
      <Button icon="plus" label="Zoom in" onClick={() => view.zoom(0.7)} />
      <Button icon="fit" label="Show all" pressed={mode === 'fit'} onClick={view.fit} />
      <Button icon="live" label="Follow live" pressed={mode === 'follow'} onClick={view.follow} />
    </div>
  )
}

/** Wheel listeners of the root are passive in browsers; this one prevents scrolling. */
function useWheel(canvas: { current: HTMLCanvasElement | null }, scene: Scene): void {
  const current = useRef(scene)
  current.current = scene
  useEffect(() => {
    const target = canvas.current
    const wheel = (event: WheelEvent) => onWheel(event, current.current)
    target?.addEventListener('wheel', wheel, { passive: false })
    return () => target?.removeEventListener('wheel', wheel)
  }, [canvas])
}

/** Device pixels behind the CSS pixels, so that lines are sharp. */
function fitPixels(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
): void {
  const ratio = devicePixelRatio
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide
    canvas.height = high
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
}
