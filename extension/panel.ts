import browser from 'webextension-polyfill'
import { mount } from '../panel/mount.tsx'
import { createHandshakes } from '../src/channel/handshakes.ts'
import { createOutsiders } from '../src/channel/outsiders.ts'
import { createRecorder } from '../src/channel/recorder.ts'
import { createRollCall } from '../src/channel/roll-call.ts'
import { createTabless } from '../src/channel/tabless.ts'
import { startClock } from '../src/clock.ts'
import { createLog } from '../src/log.ts'
import { watchHandshakes } from './chromium-handshakes.ts'
import { chromiumTransport } from './chromium-transport.ts'
import { firefoxTransport } from './firefox-transport.ts'
import { createHost } from './host.ts'
import { isChromium } from './is-chromium.ts'

const { tabId } = browser.devtools.inspectedWindow
const openedAt = Number(new URLSearchParams(location.search).get('since'))

const clock = startClock()
const log = createLog()
const outsiders = createOutsiders(log, isChromium ? 'messages' : 'handshake', clock)
// The relays of Firefox remember the handshakes from before DevTools were open; Chromium's do not.
const handshakes = createHandshakes(log, isChromium ? openedAt : 0, clock, outsiders)
const tabless = createTabless(outsiders, () => [...recorder.frames].map(({ url }) => url), clock)
const transport = isChromium ? chromiumTransport(tabId) : firefoxTransport(tabId, tabless.hear)
const recorder = createRecorder(log, transport, handshakes, clock)

recorder.listen(() => {
  tabless.retry()
  outsiders.settle()
})
if (isChromium) watchHandshakes(handshakes, outsiders, log, clock, recorder)
const rollCall = createRollCall(recorder.rollCall, clock)
rollCall.begin()
browser.devtools.network.onNavigated.addListener(rollCall.begin)
// Frames are heard a while longer, and in Firefox the timers of a panel that went throw.
addEventListener('pagehide', recorder.stop)
mount(document.body, createHost({ log, recorder, handshakes, outsiders, rollCall, clock }))
