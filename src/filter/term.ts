import type { Connection } from '../connection.ts'
import type { Message } from '../event.ts'

/** What one term of a filter asks, of what it can be asked. */
export type Test =
  /** Of the text of a message, or of the words about a connection. */
  | {
      of: 'text'
      holds(text: string): boolean
      /** Of a regular expression the user wrote: `holds` may run for minutes, and none can stop it. */
      expression?: string
    }
  | { of: 'connection'; holds(words: string): boolean }
  | {
      of: 'message'
      holds(message: Message, connection: Connection): boolean
      /** Another one when messages that came before may be told otherwise; absent: never. */
      mark?(connection: Connection): string
    }

export type Term = Test & { negated: boolean }

/** A term that cannot be meant: what is wrong, as a sentence. */
export interface Mistake {
  mistake: string
}

/** A word before a value: `dir:sent`. */
export interface Key {
  /** With its sign: `dir:`, `size>`. */
  key: string
  /** What it asks, for whoever types it the first time. */
  about: string
  /** Values to offer; none where anything may stand. */
  values: readonly string[]
  parse(value: string): Test | Mistake
}
