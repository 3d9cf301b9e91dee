/** Characters of a piece: what is not in sight is not laid out, piece by piece. */
const PIECE = 16 * 1024

/** Longer texts are masked in pieces, so that nobody waits. */
export const AT_ONCE = 200_000

/** How far a piece goes on for the end of what it is in, such as a token. */
const REACH = 64 * 1024

/**
 * Where the piece that begins at `from` ends: behind a line, else behind a comma or semicolon. A name
 * and its secret stay together, for pieces are masked one by one.
 */
export function endOfPiece(text: string, from: number): number {
  const end = from + PIECE
  if (end >= text.length) return text.length
  // Of the piece alone: looking back through the whole text takes quadratic time.
  const piece = text.slice(from, end)
  const line = piece.lastIndexOf('\n')
  const cut = line < 0 ? Math.max(piece.lastIndexOf(','), piece.lastIndexOf(';')) : line
  if (cut >= 0) return from + cut + 1
  const last = Math.min(text.length, end + REACH)
  const next = text.slice(end, last).search(/[,;\n]/)
  if (next >= 0) return end + next + 1
  // Never between the halves of a character.
  const unit = text.charCodeAt(last)
  return unit >= 0xdc00 && unit < 0xe000 ? last - 1 : last
}

export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = endOfPiece(text, at)
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces
}
