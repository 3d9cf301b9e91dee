import { type Likeness, sizeSignature } from './beat-likeness.ts'
import { isDue, startTrack, type Track } from './beat-track.ts'
import type { Direction, Message } from './event.ts'

/** Candidates in each direction. */
const MAX_TRACKS = 12

/** The candidate a message belongs to; a new one if there is none. */
export function trackFor(tracks: Track[], message: Message, likeness: Likeness): Track {
  const { direction, size, body, at } = message
  const same = tracks.find((track) => isSame(track, direction, likeness))
  if (same) return same
  // Folded beats are known by their size alone until a message of theirs is seen.
  const sized = tracks.find((track) => looksLike(track, message, likeness) && isDue(track, at))
  if (!sized) return push(tracks, startTrack(direction, likeness, size))
  if (body !== undefined) sized.likeness = likeness
  return sized
}

/** The candidate for folded beats, of which the size is all that is known. */
export function addSized(tracks: Track[], direction: Direction, size: number): Track {
  const likeness = { signature: sizeSignature(size), known: undefined }
  return (
    tracks.find((track) => track.direction === direction && isWithin(track, size)) ??
    push(tracks, startTrack(direction, likeness, size))
  )
}

/** Whether a message may be one of a candidate’s: by its text, or by its size where that is all. */
export function looksLike(track: Track, message: Message, likeness: Likeness): boolean {
  const { direction, size, body } = message
  if (isSame(track, direction, likeness)) return true
  if (track.direction !== direction) return false
  return body === undefined
    ? isWithin(track, size)
    : track.likeness.signature === sizeSignature(size)
}

function isSame(track: Track, direction: Direction, { signature }: Likeness): boolean {
  return track.direction === direction && track.likeness.signature === signature
}

/** Counters grow by a digit. */
function isWithin({ sizes: { least, most } }: Track, size: number): boolean {
  return least <= size && size <= most
}

/** Makes room by letting the candidate of its direction go that was seen least recently. */
function push(tracks: Track[], track: Track): Track {
  const rivals = tracks.filter((other) => other.direction === track.direction)
  if (rivals.length >= MAX_TRACKS) tracks.splice(tracks.indexOf(leastRecent(rivals)), 1)
  tracks.push(track)
  return track
}

/** Of the mere candidates; of all when there are none left. */
function leastRecent(tracks: Track[]): Track {
  const candidates = tracks.filter(({ regular, likeness }) => !regular && !likeness.known)
  const eligible = candidates.length > 0 ? candidates : tracks
  return eligible.reduce((oldest, track) => (track.lastAt < oldest.lastAt ? track : oldest))
}
