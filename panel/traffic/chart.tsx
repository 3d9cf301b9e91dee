import { useLayoutEffect, useRef } from 'preact/hooks'
import 'uplot/dist/uPlot.min.css'
import { useSession } from '../context.ts'
import type { Curves } from './curves.ts'
import { type Plot, startPlot } from './plot.ts'
import styles from './traffic.module.css'

const NONE: Promise<undefined> = Promise.resolve(undefined)

/** A chart that follows its curves, its width and the theme. The numbers stand beside it in words. */
export function Chart({ curves }: { curves: Curves }) {
  const { host } = useSession()
  const element = useRef<HTMLDivElement>(null)
  const plot = useRef<Promise<Plot | undefined>>(NONE)
  const latest = useRef(curves)
  latest.current = curves

  useLayoutEffect(() => {
    const target = element.current
    if (!target) return undefined
    const started = startPlot(target, () => latest.current)
    plot.current = started
    const unlisten = host.theme.listen(() => started.then((one) => one?.redraw()))
    const observer = new ResizeObserver(() => started.then((one) => one?.fit()))
    observer.observe(target)
    return () => {
      unlisten()
      observer.disconnect()
      started.then((one) => one?.destroy())
    }
  }, [host])
  useLayoutEffect(() => {
    plot.current.then((one) => one?.update())
  })

  return (
    <figure class={styles.chart}>
      <figcaption>{curves.title}</figcaption>
      <div ref={element} class={styles.plot} aria-hidden="true" />
    </figure>
  )
}
