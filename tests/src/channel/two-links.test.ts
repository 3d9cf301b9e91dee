import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createHandshakes } from '../../../src/channel/handshakes.ts'
import type { Link } from '../../../src/channel/link.ts'
import { createOutsiders } from '../../../src/channel/outsiders.ts'
import { createRecorder } from '../../../src/channel/recorder.ts'
import { createLog } from '../../../src/log.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

function startLink() {
  let heard: (message: unknown) => void = () => {}
  const asked: unknown[] = []
  const link: Link = {
    frameId: 0,
    send: (message) => asked.push(message),
    listen(receive) {
      heard = receive
      return () => {}
    },
    closed: () => {},
    close: vi.fn(),
  }
  const greet = (turn: number) =>
    heard({ kind: 'hello', doc: 'doc1', url: 'https://a.test/', top: true, turn })
  return { link, asked, greet }
}

test.for([
  [1, 2],
  [2, 1],
])('of two links of one document the newer one stays: turn %d greets first', (turns) => {
  let connected: (link: Link) => void = () => {}
  const log = createLog()
  const transport = {
    listen(hear: (link: Link) => void) {
      connected = hear
      return () => {}
    },
    rollCall: () => {},
  }
  const handshakes = createHandshakes(log, 0, Date.now, createOutsiders(log, 'handshake', Date.now))
  const recorder = createRecorder(log, transport, handshakes, Date.now)
  const links = [startLink(), startLink()] as const
  for (const { link } of links) connected(link)
  for (const turn of turns) links[turn - 1]?.greet(turn)
  expect([...recorder.frames].map(({ link }) => link)).toEqual([links[1].link])
  expect(links[0].link.close).toHaveBeenCalledOnce()
  expect(links[1].link.close).not.toHaveBeenCalled()
  expect(links[1].asked).toEqual([{ kind: 'pull', after: 0 }])
})
