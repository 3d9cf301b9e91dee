import { precise } from '../diagnose/words.ts'
import { sameKind, silenceOf } from './alike.ts'
import { endWords } from './end-words.ts'
import type { End, Facts } from './facts.ts'
import type { Comparison } from './outcome.ts'
import type { Probe } from './probe.ts'

/** What limits the summary of a test or adds to it: sentences. */
export function detailsOf(id: Comparison, probe: Probe): string[] {
  const { plan, attempts } = probe
  const [silent] = attempts
  const details: (string | undefined)[] = []
  if (id === 'dies-alike') details.push(secondWords(probe))
  if (id === 'idle-limit') details.push(laterEnd(probe), answersWords(probe))
  if (id === 'not-reproduced' && silent && !silent.facts.end && !plan.coversLife) {
    details.push(TOO_LONG)
  }
  if (id === 'survives' && !plan.closeCall && plan.opening.kind === 'unknown') details.push(SILENT)
  if (id === 'never-opens-alike') details.push(otherHandshake(plan.app, silent?.facts))
  if (silent && silent.openedAt === undefined && !silent.facts.end) details.push(BACK_OFF)
  return details.filter((detail) => detail !== undefined)
}

const TOO_LONG =
  'The app’s connection lived longer than a test waits: a limit of its whole life cannot be tried.'
const SILENT = 'The app says something first; the test said nothing.'

const TOO_LATE =
  'Whether a keep-alive prevents it is not known: the page or the panel was too busy to send one in time. Run the test again.'

/** https://www.rfc-editor.org/rfc/rfc6455#section-7.2.3 */
const BACK_OFF =
  'Browsers delay connections to a server that refused some before: Chromium by up to 5 s, Firefox by up to 60 s.'

/** What is known, or not, of a second socket where the first died like the app's. */
function secondWords(probe: Probe): string | undefined {
  const { plan, attempts, phase } = probe
  const [silent, second] = attempts
  if (phase === 'confirm') {
    return 'Whether a keep-alive prevents it is not known yet: a second connection can try.'
  }
  if (!second) return plan.keepAlive.kind === 'none' ? plan.keepAlive.why : undefined
  const { end } = second.facts
  if (second.openedAt === undefined) return 'A second connection to try keep-alives did not open.'
  if (end && silent?.facts.end && !sameKind(silent.facts.end, end)) {
    return `A second connection that sent keep-alives was ${endWords(end)}: the server may not take this payload.`
  }
  if (silent?.facts.end && end && isAsSilent(silent.facts.end, end)) return TOO_LATE
  return `Keep-alives did not prevent it. ${answersWords(probe) ?? ''}`.trim()
}

/** It said nothing for as long: its keep-alives were late. */
function isAsSilent(silent: End, second: End): boolean {
  return second.silence.send >= 0.9 * silenceOf(silent).span
}

/** A limit may count the silence of the server alone, so an answer matters. */
function answersWords({ attempts: [, second] }: Probe): string | undefined {
  if (!second || second.beats === 0) return undefined
  if (second.answers > 0) return `The server answered while ${second.beats} keep-alives were sent.`
  return `The server answered none of the ${second.beats} keep-alives, so a limit that counts the silence of the server was not reset.`
}

function laterEnd({ attempts: [, second] }: Probe): string | undefined {
  const end = second?.facts.end
  return (
    end && `The one with keep-alives ended later, after ${precise(end.life)}: ${endWords(end)}.`
  )
}

function otherHandshake({ handshake }: Facts, test: Facts | undefined): string | undefined {
  if (!handshake || !test?.handshake || handshake === test.handshake) return undefined
  return `Not for the same reason: the app’s was refused with “${handshake}”.`
}
