import { codeAndReason } from '../diagnose/words.ts'
import type { End } from './facts.ts'

/** How it ended: `cut without a Close frame`, `closed by the server with code 4001 (Private use), …`. */
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
        ? 'did not open'
        : `closed by the server with ${codeAndReason(code, reason)}`
  }
}
