/** What the panel said of one connection of the lab, and what was true. */
export interface Judged {
  browser: string
  scenario: string
  healthy: boolean
  /** Causes, or `none`. */
  wanted: string
  got: string
  confidence: string | undefined
  /** Warnings it should not have, and those it should. */
  falseAlarms: readonly string[]
  missed: readonly string[]
  right: boolean
}

/** A confusion table, accuracy, false alarms, and how often each confidence was right. */
export function report(judged: readonly Judged[]): string {
  const right = judged.filter(({ right }) => right).length
  const healthy = judged.filter((one) => one.healthy)
  const alarms = healthy.filter(
    ({ wanted, got, falseAlarms }) => wanted !== got || falseAlarms.length,
  )
  return [
    ...confusion(judged),
    '',
    `right: ${right} of ${judged.length} (${percent(right, judged.length)})`,
    `false alarms on healthy pages: ${alarms.length} of ${healthy.length}`,
    ...['certain', 'likely', 'possible'].map((confidence) => calibration(judged, confidence)),
    ...judged.filter((one) => !one.right).map(wrong),
  ].join('\n')
}

/** A line for each cause that is true of something: what was said of it, and how often. */
function confusion(judged: readonly Judged[]): string[] {
  const causes = [...new Set(judged.map(({ wanted }) => wanted))].sort()
  const width = Math.max(...causes.map((cause) => cause.length))
  return causes.map((cause) => {
    const all = judged.filter(({ wanted }) => wanted === cause)
    return `${cause.padEnd(width)}  ${counts(all.map(({ got }) => got))}`
  })
}

function counts(names: readonly string[]): string {
  const tally = new Map<string, number>()
  for (const name of names) tally.set(name, (tally.get(name) ?? 0) + 1)
  return [...tally].map(([name, count]) => `${name} ${count}`).join(', ')
}

function calibration(judged: readonly Judged[], confidence: string): string {
  const all = judged.filter((one) => one.confidence === confidence)
  const right = all.filter(({ wanted, got }) => wanted === got).length
  return `${confidence}: ${right} of ${all.length} right (${percent(right, all.length)})`
}

function wrong({ browser, scenario, wanted, got, falseAlarms, missed }: Judged): string {
  const cause = wanted === got ? got : `${got} instead of ${wanted}`
  const alarms = falseAlarms.map((warning) => `, false alarm ${warning}`).join('')
  return `wrong in ${browser}: ${scenario}: ${cause}${alarms}${missed.map((one) => `, missed ${one}`).join('')}`
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`
}
