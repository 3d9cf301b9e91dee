import type { Direction } from '../event.ts'

/** What a message says of the exchange it belongs to. */
export interface Tag {
  /** The same in the request and in its answer; the id is written as the message writes it. */
  readonly key: string
  /**
   * `either`: the message does not say which. Then the first that uses the id asks, and the first
   * of the other direction answers.
   */
  readonly role: 'asks' | 'answers' | 'either'
  /** As it is told: `id 7`. */
  readonly words: string
  /** More answers may come. */
  readonly goesOn?: true
  /** The protocol answers each such request. */
  readonly expects?: true
  /** Of `either`: the field the id stands in. */
  readonly field?: string
}

/** Reads the tags of a message; none for what is no part of an exchange. Never throws. */
export type ReadTags = (body: string | Uint8Array, direction: Direction) => readonly Tag[]

/** Characters of an id: longer ones are no ids. */
const LONGEST = 200

export function asks(name: string, id = '', expects = true): Tag[] {
  return isId(id) ? [{ ...told(name, id), role: 'asks', ...(expects && { expects: true }) }] : []
}

export function answers(name: string, id = '', goesOn = false): Tag[] {
  return isId(id) ? [{ ...told(name, id), role: 'answers', ...(goesOn && { goesOn: true }) }] : []
}

function told(name: string, id: string) {
  return { key: `${name} ${id}`, words: id === '' ? name : `${name} ${id}` }
}

function isId(id: string): boolean {
  return id.length <= LONGEST && id !== 'null' && id !== '""'
}
