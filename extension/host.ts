import browser from 'webextension-polyfill'
import type { Frame } from '../src/channel/frame.ts'
import type { Handshakes } from '../src/channel/handshakes.ts'
import type { Recorder } from '../src/channel/recorder.ts'
import type { Clock } from '../src/clock.ts'
import type { DocumentId } from '../src/event.ts'
import type { Capture, Coverage, FrameCoverage, Host, Tester } from '../src/host.ts'
import type { Log } from '../src/log.ts'
import { devtoolsTheme } from './theme.ts'

/** What the panel needs, made of the recorder and the DevTools APIs. */
export function createHost(
  log: Log,
  recorder: Recorder,
  handshakes: Handshakes,
  clock: Clock,
): Host {
  const { devtools } = browser
  const panels = globalThis.chrome?.devtools?.panels
  return {
    browser: isChromium ? 'chromium' : 'firefox',
    capture: createCapture(log, recorder, handshakes, clock),
    theme: devtoolsTheme(devtools.panels as never),
    // Lines and columns count from 0 there, and only Chromium has it.
    ...(isChromium && {
      openSource: (url: string, line: number, column: number) =>
        panels.openResource(url, line - 1, column - 1, () => {}),
    }),
    readSource: recorder.readSource,
    reload: () => void devtools.inspectedWindow.reload(),
  }
}

/** Only Chromium's DevTools pages have `tabs`. */
export const isChromium = globalThis.chrome?.tabs?.connect !== undefined

function createCapture(
  log: Log,
  recorder: Recorder,
  handshakes: Handshakes,
  clock: Clock,
): Capture {
  return {
    log,
    now: clock,
    listen: recorder.listen,
    coverage: () => coverageOf(log, recorder, handshakes, clock()),
    recording: recorder.recording,
    setRecording: recorder.setRecording,
    test: createTester(recorder),
  }
}

function coverageOf(log: Log, recorder: Recorder, handshakes: Handshakes, now: number): Coverage {
  const frames = [...recorder.frames].map((frame) => frameCoverage(log, frame))
  const without = recorder.settled() ? 'none' : 'starting'
  return {
    state: frames.length > 0 ? 'connected' : without,
    frames,
    workers: handshakes.unmatched(now).length,
  }
}

function frameCoverage(log: Log, { doc, url, top }: Frame): FrameCoverage {
  const late = doc === undefined || log.pages.get(doc)?.start?.late === true
  return { url, top, captured: late ? 'late' : 'captured' }
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
