import type { ConnectionId } from '../../src/connection.ts'
import { plural } from '../../src/format/count.ts'
import { visible } from '../../src/format/visible.ts'
import type { Secrets } from '../../src/har/secrets.ts'
import { type Masks, revealed } from '../../src/mask.ts'
import type { Row } from '../rows.ts'
import type { Session } from '../session.ts'
import { createBinStore } from './bin-store.ts'
import { draw } from './draw.ts'
import { frameOf, HEAD, LANE } from './geometry.ts'
import { lanesOf } from './lanes.ts'
import { pageLane } from './page-spans.ts'
import { type Palette, readPalette } from './palette.ts'
import { summaryOf } from './summary.ts'
import { extentOf } from './view.ts'

/** CSS pixels. */
const WIDTH = 1_200
/** Device pixels of one of them: sharp on any screen. */
const RATIO = 2
/** More lanes are no picture any more. */
const MAX_LANES = 100

export interface Drawn {
  png: Blob
  /** The picture in words. */
  alt: string
  /** What it does not show. */
  caption?: string
}

/** The timeline as a picture of its own, always light, undefined where the browser draws none. */
export async function drawPicture(
  session: Session,
  only: ReadonlySet<ConnectionId> | undefined,
  secrets: Secrets,
): Promise<Drawn | undefined> {
  const rows = session.rows.peek().flatMap((row) => chosenRow(row, only))
  const lanes = lanesOf(rows)
  const shown = lanes.slice(0, MAX_LANES)
  const now = session.host.capture.now()
  const range = extentOf(
    shown.flatMap((lane) => lane.rows.map(({ connection }) => connection)),
    now,
  )
  const height = HEAD + shown.length * LANE
  const masks = masksOf(secrets)
  const png = await paint(height, (canvas) =>
    draw(canvas, {
      frame: frameOf(range, WIDTH, height, 0),
      lanes: shown,
      page: pageLane(session.log, now),
      now,
      palette: lightPalette(),
      masks,
      selected: undefined,
      moment: undefined,
      span: undefined,
      bins: createBinStore(),
    }),
  )
  const rest = lanes.length - shown.length
  return (
    png && {
      png,
      alt: summaryOf(shown, range, masks),
      ...(rest > 0 && { caption: `${plural(rest, 'more lane')} not shown` }),
    }
  )
}

/** Whether it passes the filter is of no matter here. */
function chosenRow(row: Row, only: ReadonlySet<ConnectionId> | undefined): Row[] {
  if (row.kind !== 'connection' || (only && !only.has(row.connection.id))) return []
  return [{ ...row, found: true }]
}

async function paint(
  height: number,
  drawOn: (canvas: CanvasRenderingContext2D) => void,
): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH * RATIO
  canvas.height = height * RATIO
  const context = canvas.getContext('2d')
  if (!context) return undefined
  context.scale(RATIO, RATIO)
  drawOn(context)
  // Behind what is drawn: a picture stands on any ground.
  context.globalCompositeOperation = 'destination-over'
  context.fillStyle = lightPalette().surface
  context.fillRect(0, 0, WIDTH, height)
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  return made ?? undefined
}

/** The colours of theme.css, whatever the theme of DevTools. */
function lightPalette(): Palette {
  const light = document.createElement('div')
  light.dataset.theme = 'light'
  document.body.append(light)
  const palette = readPalette(light)
  light.remove()
  return palette
}

function masksOf(secrets: Secrets): Masks {
  return {
    ...revealed,
    url: (url) => visible(secrets.cover({ url }).url),
    text: (text) => visible(secrets.text(text)),
  }
}
