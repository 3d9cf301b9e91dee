import { silenceInWords } from '../diagnose/silence.ts'
import type { Advice } from '../diagnose/verdict.ts'
import { precise, rounded } from '../diagnose/words.ts'
import { formatDuration } from '../format/duration.ts'
import type { Limit } from './outcome.ts'
import type { Plan } from './plan.ts'

/** `The limit lies between 1.0 s and 2.0 s with no data either way.` */
export function limitWords({ above, below, counted }: Limit): string {
  const span =
    above === undefined
      ? `at ${precise(below)} or less`
      : `between ${precise(above)} and ${precise(below)}`
  return `The limit lies ${span} with ${silenceInWords(counted)}.`
}

/** Half of the limit leaves room for one beat that comes late. */
export function keepAliveAdvice({ below }: Limit, { library }: Plan): Advice {
  const interval = rounded(below / 2)
  const text = `Send a keep-alive every ${formatDuration(interval)}, or have the limit raised where it is set.`
  if (library?.keepAlive) {
    const { where, code } = library.keepAlive
    return {
      text: `${text} ${library.name} does so ${where}.`,
      snippet: { language: 'js', code: code(interval) },
      source: library.source,
    }
  }
  const code = `const keepAlive = setInterval(() => {
  if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}')
}, ${interval})
socket.addEventListener('close', () => clearInterval(keepAlive))`
  return { text, snippet: { language: 'js', code } }
}
