import type { Input, Opening } from './decoder.ts'
import { isFields, jsonOf } from './json.ts'

/** Whether one of the first text messages passes. */
export function someText(opening: Opening, test: (text: string) => boolean): boolean {
  return opening.messages.some(({ body }) => typeof body === 'string' && test(body))
}

/** Whether one of the first messages is a JSON object that passes. */
export function someFields(
  opening: Opening,
  test: (fields: { readonly [name: string]: unknown }, input: Input) => boolean,
): boolean {
  return opening.messages.some((input) => {
    const value = jsonOf(input.body)
    return isFields(value) && test(value, input)
  })
}

/**
 * Whether there are binary messages and all of them pass: a format without marks of its own is a
 * guess that each message must bear out. Text between them says nothing against it.
 */
export async function everyBinary(
  opening: Opening,
  test: (bytes: Uint8Array) => boolean | Promise<boolean>,
): Promise<boolean> {
  const bodies = opening.messages.map(({ body }) => body)
  const binary = bodies.filter((body): body is Uint8Array => typeof body !== 'string')
  if (binary.length === 0) return false
  for (const bytes of binary) if (!(await passes(test, bytes))) return false
  return true
}

async function passes(
  test: (bytes: Uint8Array) => boolean | Promise<boolean>,
  bytes: Uint8Array,
): Promise<boolean> {
  try {
    return await test(bytes)
  } catch {
    return false
  }
}
