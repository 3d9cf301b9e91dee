import { diagnosisWords } from './diagnosis-words.ts'
import { isFoldable, trafficOf } from './places.ts'
import type { ChainRow, ConnectionRow } from './rows.ts'

/** From here on, ms, ages are told in whole seconds; see formatDuration. */
const WHOLE_SECONDS = 119_950

/** What the line of a connection shows. A hidden one is there for its attributes alone. */
export function shownOf(row: ConnectionRow): readonly unknown[] {
  const { connection, place, diagnosis, hidden } = row
  const words = diagnosis && diagnosisWords(diagnosis)
  return [
    hidden,
    row.state,
    place?.id,
    isFoldable(place),
    row.order,
    row.found,
    row.selected,
    words?.names,
    hidden || words?.sentences,
    hidden || ageShown(row.age),
    hidden || connection.sent.count,
    hidden || connection.received.count,
  ]
}

/** What the header of a chain shows. Connections are added to a chain at its end and go at its start. */
export function shownOfChain(row: ChainRow): readonly unknown[] {
  const { chain } = row.place
  return [
    row.place.id,
    row.face,
    row.unfolded,
    row.hidden,
    row.selected,
    chain.length,
    chain[0],
    chain.at(-1),
    trafficOf(chain, 'send').count,
    trafficOf(chain, 'receive').count,
  ]
}

/** A number that changes with the words for an age. */
function ageShown(age: number): number {
  return Math.round(age < WHOLE_SECONDS ? age / 100 : age / 1_000)
}
