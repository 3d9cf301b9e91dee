import browser from 'webextension-polyfill'
import type { Frame } from '../src/channel/frame.ts'
import type { Handshakes } from '../src/channel/handshakes.ts'
import type { Outsiders } from '../src/channel/outsiders.ts'
import type { Recorder } from '../src/channel/recorder.ts'
import type { RollCall } from '../src/channel/roll-call.ts'
import type { Clock } from '../src/clock.ts'
import type { DocumentId } from '../src/event.ts'
import type { Capture, Coverage, FrameCoverage, Host, Tester } from '../src/host.ts'
import type { Log } from '../src/log.ts'
import { isLiving } from '../src/probe/place.ts'
import { workersOf } from '../src/workers.ts'
import { isChromium } from './is-chromium.ts'
import { openSpill } from './spill.ts'
import { devtoolsTheme } from './theme.ts'

/** What watches the tab. */
interface Parts {
  log: Log
  recorder: Recorder
  handshakes: Handshakes
  outsiders: Outsiders
  rollCall: RollCall
  clock: Clock
}

/** What the panel needs, made of the recorder and the DevTools APIs. */
export function createHost(parts: Parts): Host {
  const { recorder } = parts
  const { devtools } = browser
  const panels = globalThis.chrome?.devtools?.panels
  return {
    browser: isChromium ? 'chromium' : 'firefox',
    capture: createCapture(parts),
    theme: devtoolsTheme(devtools.panels as never),
    // Lines and columns count from 0 there, and only Chromium has it.
    ...(isChromium && {
      openSource: (url: string, line: number, column: number) =>
        panels.openResource(url, line - 1, column - 1, () => {}),
    }),
    readSource: recorder.readSource,
    reload: () => void devtools.inspectedWindow.reload(),
    openSpill: () => openSpill(devtools.inspectedWindow.tabId),
  }
}

function createCapture(parts: Parts): Capture {
  const { log, recorder, outsiders, clock } = parts
  return {
    log,
    now: clock,
    listen(changed) {
      const stops = [recorder.listen(changed), outsiders.listen(changed)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    coverage: () => coverageOf(parts),
    recording: recorder.recording,
    setRecording: recorder.setRecording,
    test: createTester(recorder),
  }
}

function coverageOf({ log, recorder, handshakes, rollCall, clock }: Parts): Coverage {
  const shown = shownFrames(log, recorder)
  const frames = shown.map((frame) => frameCoverage(log, frame))
  const without = recorder.settled() && rollCall.settled() ? 'none' : 'starting'
  return {
    state: frames.length > 0 ? 'connected' : without,
    frames,
    workers: workersOf(log),
    silence: Math.max(0, ...shown.map(({ silence }) => silence)),
    unclaimed: handshakes.unmatched(clock()).length,
  }
}

/** Firefox stays connected to a page in the back/forward cache: the one that came after it is shown. */
function shownFrames(log: Log, { frames }: Recorder): Frame[] {
  const newest = new Map([...frames].map((frame) => [frame.link.frameId, frame]))
  return [...newest.values()].filter(({ doc }) => {
    const page = doc && log.pages.get(doc)
    return !page || isLiving(page)
  })
}

function frameCoverage(log: Log, { doc, url, top }: Frame): FrameCoverage {
  if (doc === undefined) return { url, top, captured: 'missed' }
  return { url, top, captured: log.pages.get(doc)?.start?.late ? 'late' : 'captured' }
}

function createTester(recorder: Recorder): Tester {
  return {
    open({ doc, id, url, protocols }) {
      recorder.send(doc as DocumentId, {
        kind: 'test-open',
        test: id,
        url,
        protocols: [...protocols],
      })
    },
    send: (doc, test, data) =>
      void recorder.send(doc as DocumentId, { kind: 'test-send', test, data }),
    close: (doc, test) => void recorder.send(doc as DocumentId, { kind: 'test-close', test }),
  }
}
