import browser from 'webextension-polyfill'
import { mount } from '../panel/mount.tsx'
import { createHandshakes } from '../src/channel/handshakes.ts'
import { createRecorder } from '../src/channel/recorder.ts'
import { startClock } from '../src/clock.ts'
import { createLog } from '../src/log.ts'
import { watchHandshakes } from './chromium-handshakes.ts'
import { chromiumTransport } from './chromium-transport.ts'
import { firefoxTransport } from './firefox-transport.ts'
import { createHost, isChromium } from './host.ts'

const { tabId } = browser.devtools.inspectedWindow
const openedAt = Number(new URLSearchParams(location.search).get('since'))

const clock = startClock()
const log = createLog()
// The relays of Firefox remember the handshakes from before DevTools were open; Chromium's do not.
const handshakes = createHandshakes(log, isChromium ? openedAt : 0, clock)
const transport = isChromium ? chromiumTransport(tabId) : firefoxTransport(tabId)
const recorder = createRecorder(log, transport, handshakes, clock)

if (isChromium) watchHandshakes(handshakes, log, clock, recorder.listen)
browser.devtools.network.onNavigated.addListener(recorder.rollCall)
mount(document.body, createHost(log, recorder, handshakes, clock))
