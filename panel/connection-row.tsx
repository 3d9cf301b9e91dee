import { memo } from 'preact/compat'
import type { Chain } from '../src/chain.ts'
import { traffic } from '../src/connection.ts'
import type { Direction } from '../src/event.ts'
import { formatDuration } from '../src/format/duration.ts'
import { chainWords } from './chain-words.ts'
import {
  Endpoint,
  EndpointCell,
  HeartbeatCell,
  StateCell,
  TrafficCell,
  VerdictCell,
} from './connection-cells.tsx'
import styles from './connection-list.module.css'
import { useSession } from './context.ts'
import { endpointOf } from './endpoint.ts'
import { Icon } from './parts/icon.tsx'
import { hooksOf } from './row-hooks.ts'
import { type ChainRow, type ConnectionRow, isFoldable } from './rows.ts'

export const ConnectionLine = memo(function ConnectionLine({
  row,
  focusable,
}: {
  row: ConnectionRow
  focusable: boolean
}) {
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
      <EndpointCell connection={connection} nested={isFoldable(row.place)} />
      <StateCell state={row.state} />
      <span role="gridcell" class={styles.age}>
        {formatDuration(row.age)}
      </span>
      <TrafficCell sign="↑" totals={connection.sent} />
      <TrafficCell sign="↓" totals={connection.received} />
      <HeartbeatCell connection={connection} />
      <VerdictCell row={row} />
    </div>
  )
})

/** Stands for a chain. A click shows the connection that says most; the arrow unfolds. */
export function ChainHeader({ row, focusable }: { row: ChainRow; focusable: boolean }) {
  const session = useSession()
  const { face, place, unfolded } = row
  const masks = session.masksOf(face.connection)
  const endpoint = endpointOf(face.connection, masks)
  function toggle(event: Event): void {
    event.stopPropagation()
    session.selection.setUnfolded(place.id, !unfolded)
  }
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
      <TrafficCell sign="↑" totals={sumOf(row, 'send')} />
      <TrafficCell sign="↓" totals={sumOf(row, 'receive')} />
      <HeartbeatCell connection={face.connection} />
      <VerdictCell row={face} />
    </div>
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

function sumOf(row: ChainRow, direction: Direction): { count: number; bytes: number } {
  let count = 0
  let bytes = 0
  for (const connection of row.place.chain) {
    const totals = traffic(connection, direction)
    count += totals.count
    bytes += totals.bytes
  }
  return { count, bytes }
}
