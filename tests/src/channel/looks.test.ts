import { expect, test } from 'vitest'
import { createLooks, type Reason } from '../../../src/channel/looks.ts'
import { trace } from '../../support/trace.ts'

const REASONS: Reason[] = ['following', 'expecting', 'explaining', 'searching']

function start(text = '') {
  let now = 0
  const { log } = trace(text)
  const looks = createLooks(log, () => now)
  const due = () => REASONS.filter(looks.isDue)
  return {
    log,
    looks,
    due,
    wait(time: number) {
      now += time
    },
    /** @param took ms */
    look(parts: number, took = 0) {
      looks.began()
      now += took
      looks.done(parts)
    },
  }
}

test('a look is due at once, and not while there is one', () => {
  const { looks, due } = start()
  expect(due()).toEqual(REASONS)
  looks.began()
  expect(due()).toEqual([])
})

test('looks keep their distance: a second, three where nothing is known to be there', () => {
  const { look, wait, due } = start()
  look(10)
  wait(999)
  expect(due()).toEqual([])
  wait(1)
  expect(due()).toEqual(['following', 'expecting', 'explaining'])
  wait(2_000)
  expect(due()).toEqual(REASONS)
})

test('what costs more waits longer, by what the length explains', () => {
  const { look, wait, due } = start()
  look(3_000, 80)
  wait(1_599)
  expect(due()).toEqual([])
  wait(1)
  expect(due()).toEqual(['following', 'expecting', 'explaining'])
  // 3,000 parts take no second: the machine was busy.
  look(3_000, 1_000)
  wait(1_600)
  expect(due()).toContain('following')
})

test('a long log is not copied: who would wait for it?', () => {
  const { look, looks, wait, due } = start()
  look(5_000)
  wait(60_000)
  expect(due()).toEqual(REASONS)
  looks.finished(1, 1)
  expect(due()).toEqual(['following', 'expecting', 'explaining'])
  looks.finished(15_000, 1)
  expect(due()).toEqual(['following'])
  looks.finished(180_000, 1)
  expect(due()).toEqual([])
  looks.finished(1, 2)
  expect(due()).toEqual(REASONS)
  // A socket of the page before ends late.
  looks.finished(1, 1)
  expect(due()).toEqual(REASONS)
})

test('the messages of living sockets count once, and those of ended ones when they are finished', () => {
  const open = `
    0s  connect  wss://a.test/feed
    0s  open
    1s  receive  x every 1ms until 6s`
  const { look, wait, due } = start(open)
  // It has 5,001 messages, and its entry.
  look(5_002)
  wait(60_000)
  expect(due()).toEqual(['following', 'expecting', 'explaining'])
  const ended = start(`${open}\n 7s  close  1000`)
  expect(ended.due()).toEqual(REASONS)
  ended.looks.finished(5_002, 1)
  expect(ended.due()).toEqual(['following', 'expecting', 'explaining'])
})
