import type { AlignedData, Axis, Options, Series, default as UPlot } from 'uplot'
import { formatBytes } from '../../src/format/bytes.ts'
import { formatClockSeconds } from '../../src/format/clock.ts'
import { formatDuration } from '../../src/format/duration.ts'
import { readPalette } from '../timeline/palette.ts'
import type { Curve, Curves } from './curves.ts'

/** What a chart can be told. https://github.com/leeoniya/uPlot/tree/master/docs */
export interface Plot {
  /** The curves have changed. */
  update(): void
  /** The element has another width. */
  fit(): void
  /** The colours have changed. */
  redraw(): void
  destroy(): void
}

const HEIGHT = 110
/** Between two drawings of live curves, ms: nobody reads faster. */
const PAUSE = 250
/** Steps of the time axis: a bucket is a second at least. */
const MINUTE = 60
const HOUR = 60 * MINUTE
const SECONDS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12, 24].map((n) => n * HOUR),
]
/** Charts of one panel share the cursor. */
const SYNC = { key: 'traffic' }

/** Draws in an element; the library is loaded with the first chart. Undefined without a canvas. */
export async function startPlot(
  element: HTMLElement,
  read: () => Curves,
): Promise<Plot | undefined> {
  if (!document.createElement('canvas').getContext('2d')) return undefined
  const { default: Library } = await import('uplot')
  // A bucket has one height from its start to its end.
  const steps = Library.paths.stepped?.({ align: 1 })
  const start = () => new Library(optionsOf(element, read(), steps), dataOf(read()), element)
  let plot = start()
  let waiting: ReturnType<typeof setTimeout> | undefined
  function draw(): void {
    waiting = undefined
    plot.setData(dataOf(read()))
  }
  return {
    update() {
      waiting ??= setTimeout(draw, PAUSE)
    },
    fit: () => plot.setSize({ width: widthOf(element), height: HEIGHT }),
    redraw() {
      plot.destroy()
      plot = start()
    },
    destroy() {
      clearTimeout(waiting)
      plot.destroy()
    },
  }
}

function dataOf({ times, curves }: Curves): AlignedData {
  return [[...times], ...curves.map(({ values }) => [...values])]
}

function optionsOf(
  element: HTMLElement,
  { unit, curves, points }: Curves,
  steps: Series.PathBuilder | undefined,
): Options {
  const palette = readPalette(element)
  const font = '11px system-ui, sans-serif'
  const axis: Axis = {
    stroke: palette.subtle,
    font,
    grid: { stroke: palette.divider, width: 1 },
    ticks: { stroke: palette.divider, width: 1, size: 4 },
  }
  const values = (_plot: UPlot, ticks: number[]) => ticks.map((value) => WORDS[unit](value))
  const seriesOf = ({ name, colour }: Curve): Series => ({
    label: name,
    stroke: palette[colour],
    width: 1,
    points: { show: points === true, size: 4 },
    ...(!points && steps && { paths: steps }),
    value: (_plot, value: number | null) => (value === null ? '–' : WORDS[unit](value)),
  })
  return {
    width: widthOf(element),
    height: HEIGHT,
    cursor: { sync: SYNC, drag: { x: false, y: false } },
    scales: { y: { range: (_plot, _low, high) => [0, high > 0 ? high * 1.1 : 1] } },
    axes: [
      { ...axis, size: 24, incrs: SECONDS, values: (_plot, ticks) => ticks.map(clockOf) },
      { ...axis, size: 64, space: 18, values },
    ],
    series: [{ label: 'Time', value: (_plot, at) => clockOf(at) }, ...curves.map(seriesOf)],
  }
}

const WORDS: Record<Curves['unit'], (value: number) => string> = {
  count: (value) => value.toLocaleString('en', { maximumFractionDigits: 1 }),
  bytes: formatBytes,
  ms: formatDuration,
}

/** `22:21:12`: a bucket is a second at least. */
function clockOf(seconds: number | null): string {
  return seconds === null ? '–' : formatClockSeconds(seconds * 1_000)
}

function widthOf(element: HTMLElement): number {
  return Math.max(160, element.clientWidth)
}
