import type { Batch, Downstream, Upstream } from '../src/capture/wire.ts'
import type { End } from '../src/channel/end.ts'

/** The relay's end of the MessagePort the instrument handed over. */
export function portEnd(port: MessagePort): End<Upstream, Downstream> {
  return {
    send: (message) => port.postMessage(message),
    listen(receive) {
      port.onmessage = ({ data }) => receive(data)
      return () => {
        port.onmessage = null
      }
    },
  }
}

/**
 * Hears the event by which the instrument hands over what is left in `pagehide`. By an object that
 * keeps its listeners through `document.open()`.
 */
export function farewellOf(type: string, heard: (batch: Batch) => void): void {
  performance.addEventListener(type, (event) => heard((event as CustomEvent<Batch>).detail))
}
