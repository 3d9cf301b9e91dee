import type { Body, Message } from '../event.ts'
import type { FiledTrack, Payloads } from './format.ts'

/** Covers what must not leave; see redact.ts. */
export interface Secrets {
  text(text: string): string
  /** Every text in a value, by the name of the field it stands in. */
  cover<T>(value: T): T
}

/** For a file that keeps its secrets. */
export const openSecrets: Secrets = { text: (text) => text, cover: (value) => value }

/** What of a body goes into a file. What binary messages hold cannot be searched for secrets. */
export function coverBody(
  { body }: Message,
  payloads: Payloads,
  secrets: Secrets,
): Body | undefined {
  switch (payloads) {
    case 'full':
      return body
    case 'redacted':
      return typeof body === 'string' ? secrets.text(body) : undefined
    default:
      return undefined
  }
}

/**
 * What messages of a heartbeat have in common may be their text. Equal signatures stay equal, those
 * of shapes and sizes stay as they are.
 */
export function coverTracks(
  tracks: readonly FiledTrack[],
  payloads: Payloads,
  secrets: Secrets,
): FiledTrack[] {
  const names = new Map<string, string>()
  const known = new Set(
    tracks.flatMap(({ likeness }) => (likeness.known ? [likeness.signature] : [])),
  )
  const cover = (signature: string): string => {
    if (payloads === 'full' || known.has(signature) || /^\d+:\d*$/.test(signature)) return signature
    if (payloads === 'redacted' && secrets.text(signature) === signature) return signature
    const name = names.get(signature) ?? `like ${names.size + 1}`
    names.set(signature, name)
    return name
  }
  return tracks.map((track) => ({
    ...track,
    likeness: { ...track.likeness, signature: cover(track.likeness.signature) },
    asking: {
      ...track.asking,
      answers: track.asking.answers.map((answer) => ({
        ...answer,
        signature: cover(answer.signature),
      })),
    },
  }))
}
