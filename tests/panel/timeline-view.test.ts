import { signal } from '@preact/signals'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createSession, type Session } from '../../panel/session.ts'
import { describeAt } from '../../panel/timeline/describe.ts'
import { frameOf, HEAD, LANE, scrollTo } from '../../panel/timeline/geometry.ts'
import { lanesOf } from '../../panel/timeline/lanes.ts'
import { toX, widthOf } from '../../panel/timeline/range.ts'
import { createView } from '../../panel/timeline/view.ts'
import { createHost } from '../support/host.ts'
import { START, trace } from '../support/trace.ts'

function sessionOf(text: string): Session {
  const session = createSession(createHost({ log: trace(text).log }))
  onTestFinished(() => session.stop())
  return session
}

describe('the view', () => {
  const view = () => {
    const { log } = trace('0s connect wss://a.test/\n0.1s open\n100s close 1006')
    return createView({ log, revision: signal(0), now: signal(START) } as unknown as Session)
  }

  test('is not panned away from the log', () => {
    const { pan, range } = view()
    for (let times = 0; times < 20; times++) pan(-0.5)
    expect(range.peek().to).toBeGreaterThan(START)
    for (let times = 0; times < 20; times++) pan(0.5)
    expect(range.peek().from).toBeLessThan(START + 100_000)
  })

  test('is zoomed out until the log is half of it, and stays where it is then', () => {
    const { zoom, range } = view()
    const all = widthOf(range.peek())
    for (let times = 0; times < 20; times++) zoom(1.5, START)
    const { from, to } = range.peek()
    expect(to - from).toBeCloseTo(2 * all)
    zoom(1.5, START)
    expect(range.peek()).toEqual({ from, to })
  })

  test('goes wherever a moment is asked for, and on from there', () => {
    const { show, pan, range } = view()
    show(START - 500_000)
    const { from } = range.peek()
    pan(0.01)
    expect(range.peek().from).toBeCloseTo(from + 300)
  })
})

test('a lane out of sight is scrolled to, one in sight stays where it is', () => {
  const height = HEAD + 4 * LANE
  expect(scrollTo(3, 0, height)).toBeUndefined()
  expect(scrollTo(4, 0, height)).toBe(LANE)
  expect(scrollTo(300, 0, height)).toBe(297 * LANE)
  expect(scrollTo(2, 10 * LANE, height)).toBe(2 * LANE)
  expect(scrollTo(10, 10 * LANE + 5, height)).toBeUndefined()
  expect(scrollTo(3, 0, HEAD)).toBeUndefined()
})

describe('what is under the pointer', () => {
  const TALK = `
      0s  connect  wss://a.test/feed
      1s  open
      3s  send     {"say":"hello","token":"secret-of-ada-9"}
      7s  receive  {"say":"one"}
      7s  receive  {"say":"two"}
     10s  close    1006
  `
  const under = (seconds: number) => {
    const session = sessionOf(TALK)
    const frame = frameOf({ from: START, to: START + 10_000 }, 1_000, 200, 0)
    const point = { x: toX(frame.scale, START + seconds * 1_000), y: HEAD + 4 }
    const lanes = lanesOf(session.rows.value)
    return describeAt(session, frame, lanes, { spans: [], marks: [] }, point).split('\n')
  }

  test('is a message, with its secrets covered', () => {
    expect(under(3)[1]).toBe('wss://a.test/feed')
    expect(under(3)[2]).toMatch(/^Sent, \d+ B: \{"say":"hello","token":"•••"\}$/)
  })

  test('is how many messages there are', () => {
    expect(under(7)[2]).toBe('2 messages')
  })

  test('is the opening handshake, or nothing', () => {
    expect(under(0.5)[2]).toBe('Opening handshake of 1.0 s')
    expect(under(5)[2]).not.toMatch(/message|handshake|Sent|Received/)
  })
})
