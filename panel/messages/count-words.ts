import type { Connection } from '../../src/connection.ts'
import { formatCount } from '../../src/format/count.ts'

/** `12 of 3,000` and ` messages; 400 earlier ones …`, which a narrow panel has no room for. */
export function countWords(
  { sent, received, messages, outside }: Connection,
  shown: number,
): { count: string; what: string } {
  if (outside?.sees === 'handshake')
    return { count: 'Messages of workers cannot be seen in this browser', what: '' }
  const total = sent.count + received.count
  const gone = total - messages.length
  const kept = formatCount(messages.length)
  const count = shown === messages.length ? kept : `${formatCount(shown)} of ${kept}`
  const what = messages.length === 1 ? ' message' : ' messages'
  return {
    count,
    what:
      gone > 0 ? `${what}; ${formatCount(gone)} earlier ones are known by their count only` : what,
  }
}
