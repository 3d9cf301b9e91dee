import { describe, expect, test } from 'vitest'
import {
  addToFold,
  copyFold,
  type Fold,
  foldedEvent,
  startFold,
} from '../../../src/capture/fold.ts'
import type { Message } from '../../../src/event.ts'
import { message } from './events.ts'

function foldOf(...messages: { at: number; size: number; direction?: 'send' }[]): Fold {
  const fold = startFold()
  for (const { at, size, direction = 'receive' } of messages) {
    addToFold(fold, { ...message(1, { at, direction }), seq: 1, size } as Message)
  }
  return fold
}

describe('a fold', () => {
  test('of nothing is nothing', () => {
    expect(foldedEvent(startFold(), 'send', 1)).toBeUndefined()
  })

  test('keeps the directions apart', () => {
    const fold = foldOf({ at: 1, size: 10 }, { at: 2, size: 5, direction: 'send' })
    expect(foldedEvent(fold, 'receive', 7)).toMatchObject({ socket: 7, count: 1, bytes: 10 })
    expect(foldedEvent(fold, 'send', 7)).toMatchObject({ count: 1, bytes: 5, from: 2, to: 2 })
  })

  test('keeps the intervals of each small size', () => {
    const fold = foldOf(
      { at: 0, size: 4 },
      { at: 10, size: 4 },
      { at: 12, size: 64 },
      { at: 40, size: 4 },
    )
    expect(Array.from(foldedEvent(fold, 'receive', 1)?.beats ?? [])).toEqual([
      { size: 4, count: 3, from: 0, to: 40, sum: 40, squares: 1_000 },
      { size: 64, count: 1, from: 12, to: 12, sum: 0, squares: 0 },
    ])
  })

  test('has no beats of large messages', () => {
    const fold = foldOf({ at: 0, size: 65 }, { at: 10, size: 65 })
    expect(foldedEvent(fold, 'receive', 1)).toMatchObject({ count: 2, beats: { length: 0 } })
  })

  test('is copied whole', () => {
    const fold = foldOf({ at: 0, size: 4 })
    const copy = copyFold(fold)
    addToFold(fold, { ...message(1, { at: 5 }), seq: 2, size: 4 } as Message)
    expect(foldedEvent(copy, 'receive', 1)).toMatchObject({ count: 1, beats: { 0: { count: 1 } } })
  })
})
