import type { Handshakes } from '../src/channel/handshakes.ts'
import { isWorkerScript, pageNumberOf } from '../src/channel/har-entry.ts'
import { messageCount } from '../src/channel/har-messages.ts'
import { createHarReader } from '../src/channel/har-reader.ts'
import { createLooks, type Reason } from '../src/channel/looks.ts'
import type { Outsiders } from '../src/channel/outsiders.ts'
import type { Recorder } from '../src/channel/recorder.ts'
import type { Clock } from '../src/clock.ts'
import type { Log } from '../src/log.ts'

/** ms */
const TICK = 250
/** After the script of a worker has come, its socket is expected for so long; ms. */
const EXPECTED = 5_000
/** The log knows of a socket as it opens, or never: from before DevTools were open; ms. */
const FRESH = 10_000

/**
 * `devtools.network` tells of a handshake when the socket fails or ends; of those that are open only
 * when asked, and so of the messages of workers.
 * https://developer.chrome.com/docs/extensions/reference/api/devtools/network
 */
export function watchHandshakes(
  handshakes: Handshakes,
  outsiders: Outsiders,
  log: Log,
  clock: Clock,
  recorder: Pick<Recorder, 'listen' | 'recording'>,
): void {
  const { network } = chrome.devtools
  const reader = createHarReader(
    handshakes,
    outsiders,
    chrome.runtime.getURL(''),
    () => clock() - Date.now(),
  )
  const looks = createLooks(log, () => performance.now())
  /** Some were not taken as they ended: nobody was listening, or the recording was paused. */
  let missed = true
  let expected = Number.NEGATIVE_INFINITY

  network.onRequestFinished.addListener((entry) => {
    looks.finished(1 + messageCount(entry), pageNumberOf(entry))
    if (isWorkerScript(entry)) expected = performance.now() + EXPECTED
    if (recorder.recording()) reader.finished(entry)
    else missed = true
  })
  look()
  recorder.listen(() => {
    if (hasUnexplained(log, clock() - FRESH) && looks.isDue('explaining')) look()
  })
  setInterval(() => {
    if (recorder.recording() && looks.isDue(reason())) look()
  }, TICK)

  function reason(): Reason {
    if (outsiders.living().length > 0) return 'following'
    return performance.now() < expected ? 'expecting' : 'searching'
  }

  function look(): void {
    looks.began()
    network.getHAR((har) => {
      looks.done(reader.look(har, missed))
      missed = false
    })
  }
}

function hasUnexplained(log: Log, since: number): boolean {
  for (const { opened, handshake } of log.connections.values())
    if (opened && opened.at > since && !handshake) return true
  return false
}
