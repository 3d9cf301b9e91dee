import { adviseKeepAlive } from '../diagnose/keep-alive.ts'
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
export function keepAliveAdvice({ below }: Limit, { ownKeepAlive }: Plan): Advice {
  const interval = rounded(below / 2)
  return adviseKeepAlive(ownKeepAlive, `every ${formatDuration(interval)}`, interval)
}
