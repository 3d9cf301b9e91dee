import { codeAndReason } from '../diagnose/words.ts'
import type { End } from './facts.ts'

/** How it ended: `cut without a Close frame`, `closed with code 4001 (Private use), no reason`. */
export function endWords({ by, code, reason = '' }: End): string {
  switch (by) {
    case 'page':
      return 'closed by the page'
    case 'browser':
      return 'ended by the browser'
    case 'network':
      return 'cut without a Close frame'
    case 'server':
    case 'unknown':
      return code === undefined || code === 1006
        ? 'failed'
        : `closed by the server with ${codeAndReason(code, reason)}`
  }
}
