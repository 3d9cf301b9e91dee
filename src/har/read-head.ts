import { isObject, isText, shaped } from '../channel/shape.ts'
import { visible } from '../format/visible.ts'
import { type Log, pageOf } from '../log.ts'
import { type CaptureFacts, HarError, type PageFacts, VERSION } from './format.ts'
import type { DocumentName } from './read-own.ts'
import { captureShape, firstWrong, pageShape } from './shapes.ts'

/** Tells what was passed over, and where it stands. */
export type Complain = (place: string, text: string) => void

/** HAR 1.1 differs in nothing that is read here. */
export function checkVersion(value: unknown): void {
  if (/^1\.\d+$/.test(String(value))) return
  throw new HarError(`log.version is ${JSON.stringify(value)}: only HAR 1.1 and 1.2 can be read.`)
}

/** Name and version of the tool that wrote a file. */
export function nameIn(creator: unknown): string {
  if (!isObject(creator) || !isText(creator.name)) return ''
  const name = isText(creator.version) ? `${creator.name} ${creator.version}` : creator.name
  return visible(name.slice(0, 100))
}

/** What a file of ours says of itself; undefined where it is another tool’s. */
export function readCapture(
  value: unknown,
  log: Log,
  place: string,
  complain: Complain,
): CaptureFacts | undefined {
  if (!isObject(value)) return undefined
  if (value.version !== VERSION) {
    const version = JSON.stringify(value.version)
    complain(
      place,
      `has version ${version}, and only ${VERSION} is known here: read as another tool’s file`,
    )
    return undefined
  }
  const wrong = firstWrong(value, captureShape)
  if (wrong !== undefined) throw new HarError(`${place}.${wrong} does not fit.`)
  const facts = shaped(value, captureShape) as unknown as CaptureFacts
  Object.assign(log.dropped, facts.dropped)
  return facts
}

/** A page of a file of ours, with its events. */
export function readPage(
  value: unknown,
  log: Log,
  nameOf: DocumentName,
  place: string,
  complain: Complain,
): void {
  const facts = isObject(value) ? value._websocketDoctor : undefined
  if (!isObject(value) || !isText(value.id) || !isObject(facts) || facts.version !== VERSION) return
  const wrong = firstWrong(facts, pageShape)
  if (wrong !== undefined) {
    complain(
      `${place}._websocketDoctor.${wrong}`,
      'does not fit: the events of this page are left out',
    )
    return
  }
  const { start, events, leftAt, heardAt, frameId } = shaped(
    facts,
    pageShape,
  ) as unknown as PageFacts
  const page = pageOf(log, nameOf(value.id), frameId)
  page.events = events
  if (start) page.start = start
  if (leftAt !== undefined) page.leftAt = leftAt
  if (heardAt !== undefined) page.heardAt = heardAt
}
