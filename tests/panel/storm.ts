import type { DocumentId } from '../../src/event.ts'
import { type Log, record } from '../../src/log.ts'

const DOC = 'storm' as DocumentId

/** Losses of one endpoint in a log, one after the other. */
export function createStorm(log: Log): (count: number, at: number) => void {
  let [seq, socket] = [0, 0]
  return (count, at) => {
    for (let index = 0; index < count; index++) {
      const own = { socket: ++socket, at: at + index }
      const construct = { kind: 'construct', source: 'app' } as const
      record(log, DOC, {
        ...construct,
        ...own,
        seq: ++seq,
        url: 'wss://a.test/storm',
        protocols: [],
      })
      record(log, DOC, { kind: 'open', ...own, seq: ++seq, protocol: '', extensions: '' })
      const close = { kind: 'close', code: 1006, reason: '', wasClean: false, buffered: 0 } as const
      record(log, DOC, { ...close, ...own, seq: ++seq })
    }
  }
}
