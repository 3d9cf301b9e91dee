import type { Chain } from '../src/chain.ts'
import { formatDuration } from '../src/format/duration.ts'
import { chainWords } from './chain-words.ts'
import {
  Endpoint,
  EndpointCell,
  HeartbeatCell,
  NameCell,
  StateCell,
  TrafficCell,
  VerdictCell,
} from './connection-cells.tsx'
import styles from './connection-list.module.css'
import { useSession } from './context.ts'
import { endpointOf } from './endpoint.ts'
import { Icon } from './parts/icon.tsx'
import { isFoldable, trafficOf } from './places.ts'
import { hooksOf } from './row-hooks.ts'
import type { ChainRow, ConnectionRow } from './rows.ts'

/** How a row is drawn. */
export interface Drawn {
  /** It takes the Tab key. */
  readonly focusable: boolean
  /** It has all its cells; else it tells its endpoint alone. */
  readonly filled: boolean
}

export function ConnectionLine({ row, focusable, filled }: { row: ConnectionRow } & Drawn) {
  const session = useSession()
  const { connection } = row
  return (
    <div
      role="row"
      class={styles.row}
      style={{ order: row.order }}
      tabIndex={focusable ? 0 : -1}
      aria-selected={row.selected}
      hidden={row.hidden}
      onClick={() => session.show(connection)}
      {...hooksOf(row, session.masksOf(connection))}
    >
      {!row.hidden && (filled ? <Cells row={row} /> : <NameCell connection={connection} />)}
    </div>
  )
}

/** The hidden rows of a folded chain have none: their elements are there for their attributes. */
function Cells({ row }: { row: ConnectionRow }) {
  const { connection } = row
  return (
    <>
      <EndpointCell connection={connection} nested={isFoldable(row.place)} />
      <StateCell row={row} />
      <span role="gridcell" class={styles.age}>
        {formatDuration(row.age)}
      </span>
      <TrafficCell sign="↑" totals={connection.sent} />
      <TrafficCell sign="↓" totals={connection.received} />
      <HeartbeatCell connection={connection} />
      <VerdictCell row={row} />
    </>
  )
}

/** Stands for a chain. A click shows the connection that says most; the arrow unfolds. */
export function ChainHeader({ row, focusable, filled }: { row: ChainRow } & Drawn) {
  const session = useSession()
  const { face, place, unfolded } = row
  return (
    <div
      role="row"
      class={styles.row}
      style={{ order: face.order }}
      tabIndex={focusable ? 0 : -1}
      aria-selected={row.selected}
      hidden={row.hidden}
      data-chain-header={place.id}
      data-unfolded={unfolded}
      onClick={() => session.selection.select(face.connection.id)}
    >
      {!row.hidden &&
        (filled ? <ChainCells row={row} /> : <NameCell connection={face.connection} />)}
    </div>
  )
}

function ChainCells({ row: { face, place, unfolded } }: { row: ChainRow }) {
  const session = useSession()
  const masks = session.masksOf(face.connection)
  const endpoint = endpointOf(face.connection, masks)
  function toggle(event: Event): void {
    event.stopPropagation()
    // The arrow goes with the cells of its row.
    const arrow = event.currentTarget as HTMLElement
    arrow.closest<HTMLElement>('[role="row"]')?.focus({ preventScroll: true })
    session.selection.setUnfolded(place.id, !unfolded)
  }
  return (
    <>
      <span role="gridcell" class={styles.endpoint} title={masks.url(face.connection.url)}>
        <button
          type="button"
          class={styles.twisty}
          tabIndex={-1}
          aria-expanded={unfolded}
          aria-label={`${endpoint}: single connections`}
          onClick={toggle}
        >
          <Icon name="chevron" size={12} />
        </button>
        <Endpoint text={endpoint} />
      </span>
      <span role="gridcell" class={styles.times}>
        <ChainWords chain={place.chain} />
      </span>
      <TrafficCell sign="↑" totals={trafficOf(place.chain, 'send')} />
      <TrafficCell sign="↓" totals={trafficOf(place.chain, 'receive')} />
      <HeartbeatCell connection={face.connection} />
      <VerdictCell row={face} />
    </>
  )
}

/** The rhythm gives way where there is no room. */
function ChainWords({ chain }: { chain: Chain }) {
  const { times, rhythm } = chainWords(chain)
  return (
    <>
      {times}
      <span class={styles.rhythm}>{rhythm}</span>
    </>
  )
}
