import { instrument } from '../../src/capture/instrument.ts'
import { createSockets } from '../../src/capture/sockets.ts'

/**
 * Bundled for a worker of Node, which has a WebSocket but no page. `install` is taken off again by
 * whoever loads this.
 */
Object.assign(globalThis, {
  install(record: (kind: string) => void) {
    const report = ({ kind }: { kind: string }) => record(kind)
    instrument({ limit: 256, report }, createSockets(), () => {})
  },
})
