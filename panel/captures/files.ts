import { toBase64 } from '../../src/format/base64.ts'
import { formatClockSeconds } from '../../src/format/clock.ts'
import type { ExportOptions } from '../../src/har/export.ts'
import { packHar } from '../../src/har/pack.ts'
import { openSecrets } from '../../src/har/secrets.ts'
import { htmlOf } from '../../src/report/html.ts'
import { markdownOf } from '../../src/report/markdown.ts'
import { type Report, reportOf } from '../../src/report/report.ts'
import type { Session } from '../session.ts'
import { drawPicture } from '../timeline/picture.ts'
import { browserName } from './browser-name.ts'

/** What a capture can be saved as. */
export type Format = 'har' | 'html' | 'markdown' | 'png'

const ENDINGS: Record<Format, string> = { har: 'har', html: 'html', markdown: 'md', png: 'png' }

/** What stands behind the name of a file; HAR files alone are packed. */
export function endingOf(format: Format, gzip: boolean): string {
  return `${ENDINGS[format]}${format === 'har' && gzip ? '.gz' : ''}`
}

export interface Filing extends Omit<ExportOptions, 'now'> {
  gzip: boolean
  /** Of a file that is open; absent for the live log. */
  about?: About
}

export interface About {
  name: string
  /** The tool that wrote it. */
  creator: string
}

/** Connections a report tells: more would not be read, nor taken by an issue tracker. */
const MAX_TOLD = 50

export async function fileOf(session: Session, format: Format, filing: Filing): Promise<Blob> {
  const { secrets = openSecrets, only } = filing
  switch (format) {
    case 'har':
      return packHar(session.log, { ...filing, now: session.host.capture.now() })
    case 'markdown':
      return new Blob([await markdownText(session, filing)], { type: 'text/markdown' })
    case 'png': {
      const { png } = (await drawPicture(session, only, secrets)) ?? {}
      if (!png) throw new Error('The browser drew no picture.')
      return png
    }
    case 'html':
      return new Blob([await page(session, filing)], { type: 'text/html' })
  }
}

export async function markdownText(session: Session, filing: Filing): Promise<string> {
  return markdownOf(await report(session, filing))
}

/** A browser that draws no picture still gets the words. */
async function page(session: Session, filing: Filing): Promise<string> {
  const told = await report(session, filing)
  const drawn = await drawPicture(session, filing.only, filing.secrets ?? openSecrets)
  if (!drawn) return htmlOf(told)
  const { png, ...words } = drawn
  const bytes = new Uint8Array(await png.arrayBuffer())
  return htmlOf(told, { png: toBase64(bytes), ...words })
}

function report(session: Session, filing: Filing): Promise<Report> {
  const { log, host } = session
  const { about, secrets, payloads, only, signal, progress } = filing
  const now = host.capture.now()
  const name = about?.name ?? `WebSockets until ${formatClockSeconds(now)}`
  return reportOf(
    name,
    { log, now, ...(about && { creator: about.creator }) },
    {
      secrets: secrets ?? openSecrets,
      covered: secrets !== undefined,
      payloads,
      most: MAX_TOLD,
      ...(only && { only }),
      ...(signal && { signal }),
      ...(progress && { progress }),
      // Of another browser, perhaps: a file does not tell.
      ...(!about && { browser: browserName(navigator.userAgent) }),
    },
  )
}
