import { HANDOVER } from '../src/capture/wire.ts'
import { createRelay } from '../src/channel/relay.ts'
import { announce, answerExtension, clock, successorEvent, watchActivation } from './frame.ts'
import { farewellOf, portEnd } from './page-port.ts'
import { readSource } from './read-source.ts'

// The window of an empty document may live on in the one that replaces it, and we would come twice.
const scope = globalThis as { websocketDoctorRelay?: true }
const first = !scope.websocketDoctorRelay
scope.websocketDoctorRelay = true

// Firefox runs us again in open pages when the extension was updated: the instrument that is there
// makes room for the one that comes.
const successor = successorEvent()
if (first && successor) performance.dispatchEvent(new Event(successor))

document.addEventListener(HANDOVER, take, { capture: true, once: true })

const relay = createRelay({
  url: () => location.href,
  top: window === window.top,
  now: clock,
  announce,
  readSource,
  ...(successor !== undefined && { successor }),
})

function take(event: Event): void {
  event.stopImmediatePropagation()
  if (!first) {
    event.preventDefault()
    return
  }
  const { data, ports } = event as MessageEvent<string>
  const [doc, farewell] = data.split(' ')
  const [port] = ports
  if (!doc || !farewell || !port) return
  relay.instrumented(doc as never, portEnd(port))
  farewellOf(farewell, relay.farewell)
}

if (first) {
  answerExtension(relay)
  watchActivation(relay.activation)
  // Its ports died on the way into the back/forward cache, without a word in Chromium.
  // https://developer.chrome.com/blog/bfcache-extension-messaging-changes
  window.addEventListener('pageshow', (event) => event.persisted && relay.reconnect())
}
