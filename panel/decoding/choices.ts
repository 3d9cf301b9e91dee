import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Connection } from '../../src/connection.ts'
import type { Recognised } from '../../src/decode/choose.ts'
import { limits } from '../../src/decode/limits.ts'
import { type Asker, insist } from './asker.ts'
import { openingOf } from './opening.ts'

/** Which decoder reads a connection, and what says so. */
export interface Choice {
  readonly decoder: string
  readonly by: Recognised
}

export interface Choices {
  /** The automatic one; undefined until it is known. */
  automatic(connection: Connection): ReadonlySignal<Choice | undefined>
  /** The id of the one the user chose for this address; undefined for the automatic one. */
  chosen(connection: Connection): Signal<string | undefined>
}

interface Asked {
  readonly choice: Signal<Choice | undefined>
  /** Messages there were to recognise it by. */
  looked: number
}

export function createChoices(asker: Asker): Choices {
  const asked = new WeakMap<Connection, Asked>()
  const chosen = new Map<string, Signal<string | undefined>>()

  async function ask(connection: Connection, { choice }: Asked): Promise<void> {
    const answer = await insist(asker, { ask: 'choose', opening: await openingOf(connection) })
    if (answer?.kind !== 'choice') return
    const { decoder, by } = answer
    if (choice.peek()?.decoder !== decoder || choice.peek()?.by !== by) {
      choice.value = { decoder, by }
    }
  }
  return {
    automatic(connection) {
      const entry = asked.get(connection) ?? { choice: signal(undefined), looked: -1 }
      asked.set(connection, entry)
      const there = Math.min(connection.messages.length, limits.opening)
      if (there > entry.looked && !isNamed(entry.choice.peek())) {
        entry.looked = there
        void ask(connection, entry)
      }
      return entry.choice
    },
    chosen(connection) {
      const address = addressOf(connection)
      const known = chosen.get(address) ?? signal<string | undefined>(undefined)
      chosen.set(address, known)
      return known
    },
  }
}

/** What content tells may change with more of it. */
function isNamed(choice: Choice | undefined): boolean {
  return choice?.by === 'subprotocol' || choice?.by === 'library'
}

/** Reconnects are read as the connection before them was. */
function addressOf({ url }: Connection): string {
  return url.split(/[?#]/, 1)[0] ?? url
}
