/**
 * Where a key moves to in a list of so many rows; undefined for other keys.
 * @param at The row it stands on, -1 before the first move: up leads to the last one then.
 * @param page Rows a page key moves.
 */
export function movedRow(key: string, count: number, at: number, page: number): number | undefined {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last)
    case 'ArrowUp':
      return at < 0 ? last : Math.max(at - 1, 0)
    case 'PageDown':
      return Math.min(at + page, last)
    case 'PageUp':
      return Math.max(at - page, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}
