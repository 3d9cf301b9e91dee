import type { Direction } from '../event.ts'

/** A message as a decoder gets it. */
export interface Input {
  readonly direction: Direction
  readonly body: string | Uint8Array
  /** Binary messages that followed, when the decoder asked for them. */
  readonly attachments?: readonly Uint8Array[]
}

/** How a connection began: what a protocol is recognised by. */
export interface Opening {
  readonly url: string
  /** The accepted subprotocol, else those asked for. */
  readonly subprotocols: readonly string[]
  /** Id of the recognised library, see `src/knowledge/libraries.ts`. */
  readonly library?: string
  /** Its first messages, as far as they were kept. */
  readonly messages: readonly Input[]
}

/** A message in the words of its protocol. */
export interface Decoded {
  /** One line: operation, event or topic, then what it carries. */
  readonly summary: string
  /** What it holds, of any shape: `toTree` makes it fit to be shown. */
  readonly value: unknown
  /** Names of the formats inside each other, outermost first. */
  readonly layers: readonly string[]
  /** Binary messages of the same direction that belong to this one. */
  readonly wants?: number
}

/** What the user tells a decoder. */
export interface Options {
  /** A loaded protobuf schema. */
  readonly schema?: Schema
}

export interface Schema {
  /** Reads a message as the chosen type, or as the one that fits best. */
  decode(bytes: Uint8Array): { type: string; value: unknown }
}

/** One format: its marks, and how a message of it is read. */
export interface Decoder {
  /** The name of its file. */
  readonly id: string
  /** As it is called. */
  readonly name: string
  /** What it shows, in a sentence. */
  readonly about: string
  /** Public description of the format. */
  readonly source: string
  readonly subprotocol?: RegExp
  /** Ids of `src/knowledge/libraries.ts`. */
  readonly libraries?: readonly string[]
  /** Whether the first messages are of this format. */
  fits?(opening: Opening): boolean | Promise<boolean>
  /** Throws `Undecodable`, or whatever its library throws, for what is no such message. */
  decode(input: Input, opening: Opening, options: Options): Decoded | Promise<Decoded>
}

/** A message is not what the decoder reads; says in words why. */
export class Undecodable extends Error {}
