import { batch, type Signal, signal } from '@preact/signals'
import type { ConnectionId } from '../src/connection.ts'

export type Tab = 'diagnosis' | 'messages' | 'handshake' | 'test'

/** What the user looks at. */
export interface Selection {
  readonly connection: Signal<ConnectionId | undefined>
  readonly tab: Signal<Tab>
  /** `seq` of the message in the detail pane. */
  readonly message: Signal<number | undefined>
  /** A moment the timeline was asked to show, ms. */
  readonly moment: Signal<number | undefined>
  /** Chains shown row by row. */
  readonly unfolded: Signal<ReadonlySet<string>>
  select(connection: ConnectionId | undefined): void
  openTab(tab: Tab): void
  openMessage(connection: ConnectionId, seq: number): void
  setUnfolded(chain: string, unfolded: boolean): void
}

export function createSelection(): Selection {
  const connection = signal<ConnectionId | undefined>(undefined)
  const tab = signal<Tab>('diagnosis')
  const message = signal<number | undefined>(undefined)
  const moment = signal<number | undefined>(undefined)
  const unfolded = signal<ReadonlySet<string>>(new Set())

  function select(id: ConnectionId | undefined): void {
    if (connection.peek() === id) return
    batch(() => {
      connection.value = id
      message.value = undefined
    })
  }
  function openTab(next: Tab): void {
    tab.value = next
  }
  function openMessage(id: ConnectionId, seq: number): void {
    batch(() => {
      select(id)
      message.value = seq
      tab.value = 'messages'
    })
  }
  function setUnfolded(chain: string, open: boolean): void {
    if (unfolded.peek().has(chain) === open) return
    const next = new Set(unfolded.peek())
    if (open) next.add(chain)
    else next.delete(chain)
    unfolded.value = next
  }
  return { connection, tab, message, moment, unfolded, select, openTab, openMessage, setUnfolded }
}
