import type { Message } from '../../src/event.ts'
import type { Expression } from '../../src/filter/match.ts'
import { createQuickTest } from '../../src/filter/quick.ts'
import { goneSince, type MessageIndex, moveDown } from '../message-index.ts'
import type { Matcher } from './matcher.ts'
import { createTexts, type Texts } from './texts.ts'

/** Most messages looked at in one go, and UTF-16 units after which no other is added. */
const MAX_MESSAGES = 1_024
const MAX_LENGTH = 1024 * 1024

interface Batch {
  /** Of the messages that hold, as far as it is known. */
  readonly positions: number[]
  /** Which of these are asked about, by their place among them. */
  readonly asked: number[]
  /** How many messages were looked at with it, from the first. */
  through: number
  /** Absent until it is known. */
  holds?: Uint8Array
}

/**
 * The positions of the messages that fit and that expressions hold for. The matcher is asked where
 * telling might take long.
 *
 * @param answered Called when there is more to advance with.
 */
export function createAskedIndex(
  fits: (message: Message) => boolean,
  expressions: readonly Expression[],
  matcher: Matcher,
  answered: () => void,
): MessageIndex {
  const quickly = createQuickTest(expressions)
  const positions: number[] = []
  const batches: Batch[] = []
  let scanned = 0
  let asked = 0
  let last: Message | undefined

  function advance(messages: readonly Message[], deadline: number): boolean {
    follow(messages)
    take()
    while (asked < messages.length && matcher.free() && performance.now() <= deadline) {
      askNext(messages)
      take()
    }
    last = messages[asked - 1]
    return scanned === messages.length
  }
  function askNext(messages: readonly Message[]): void {
    const batch: Batch = { positions: [], asked: [], through: 0 }
    const texts = createTexts()
    const end = Math.min(messages.length, asked + MAX_MESSAGES)
    while (asked < end && texts.length < MAX_LENGTH) {
      const message = messages[asked]
      if (message && fits(message)) look(message, asked, batch, texts)
      asked++
    }
    batch.through = asked
    batches.push(batch)
    if (texts.count === 0) {
      batch.holds = new Uint8Array()
      return
    }
    matcher.ask(texts.about(expressions), (holds) => {
      batch.holds = holds
      answered()
    })
  }
  function look({ body }: Message, position: number, batch: Batch, texts: Texts): void {
    const text = typeof body === 'string' ? body : ''
    const holds = quickly(text)
    if (holds === false) return
    if (holds === undefined) {
      batch.asked.push(batch.positions.length)
      texts.add(text)
    }
    batch.positions.push(position)
  }
  function take(): void {
    for (let [batch] = batches; batch?.holds; [batch] = batches) {
      const { holds } = batch
      batch.asked.forEach((place, index) => {
        if (holds[index] === 0) batch.positions[place] = -1
      })
      for (const position of batch.positions) if (position >= 0) positions.push(position)
      scanned = batch.through
      batches.shift()
    }
  }
  /** The oldest messages were let go. */
  function follow(messages: readonly Message[]): void {
    const gone = goneSince(messages, asked, last)
    if (gone === 0) return
    moveDown(positions, gone)
    for (const batch of batches) {
      batch.positions.forEach((position, index) => {
        batch.positions[index] = position - gone
      })
      batch.through = Math.max(0, batch.through - gone)
    }
    scanned = Math.max(0, scanned - gone)
    asked -= gone
  }

  return {
    positions,
    get scanned() {
      return scanned
    },
    advance,
  }
}
