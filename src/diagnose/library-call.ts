import type { Connection } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { type Frame, ownName } from '../frame.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import { type LibraryCall, libraryCalls } from '../knowledge/library-calls.ts'
import { pageFrames } from '../stack.ts'
import type { Advice, Evidence } from './verdict.ts'
import { stackOf } from './words.ts'

/** What the library that called close() was doing, where its own names or the wire tell. */
export function libraryCallOf(connection: Connection, call: CloseCall): LibraryCall | undefined {
  const frames = pageFrames(call.stack ?? '')
  const names = madeByItself(frames)
    .map((frame) => ownName(frame) || '?')
    .join(' < ')
  const mapped = call.mapped ? pageFrames(call.mapped) : []
  const scripts = [...frames, ...mapped].map(({ url }) => url)
  const wire = libraryOf(connection)?.id
  return libraryCalls.find(
    (row) =>
      (row.wire === undefined || row.wire === wire) &&
      (row.names === undefined || row.names.test(names)) &&
      (row.script === undefined || scripts.some((url) => row.script?.test(url))) &&
      (row.code === undefined || row.code === call.code) &&
      (row.connecting === undefined || row.connecting === (call.state === 0)) &&
      (row.when === undefined || row.when(connection, call)),
  )
}

/** Firefox goes on with what set the timer or added the listener, which other engines leave out. */
function madeByItself(frames: readonly Frame[]): readonly Frame[] {
  const scheduled = frames.findIndex(({ scheduler = '' }) => /\b(?:handler|Event)/i.test(scheduler))
  return scheduled < 0 ? frames : frames.slice(0, scheduled)
}

/** `Socket.IO closed it: no ping of the server came in time.` */
export function libraryEvidence(row: LibraryCall | undefined, call: CloseCall): Evidence[] {
  if (!row) return []
  const stack = stackOf(call)
  const text = `${row.library} closed it: ${row.doing}.`
  return [{ text, at: call.at, source: row.source, ...(stack !== undefined && { stack }) }]
}

/** The option to look at, or who told the library to close. */
export function libraryAdvice({ library, why, doing, setting, source }: LibraryCall): Advice {
  if (setting) return { text: `The option of ${library} that decides: ${setting}.`, source }
  if (why === 'asked') return { text: `Look for the call in the app: ${doing}.`, source }
  return { text: `See what ${library} says of it: it tells by its error or close event.`, source }
}
