import { batch, type Signal, signal } from '@preact/signals'
import type { ConnectionId } from '../src/connection.ts'
import { type Choice, createChoice } from './chosen.ts'

export type Tab = 'diagnosis' | 'messages' | 'traffic' | 'handshake' | 'test'

/** What the user looks at. */
export interface Selection extends Choice {
  readonly connection: Signal<ConnectionId | undefined>
  readonly tab: Signal<Tab>
  /** `seq` of the message in the detail pane. */
  readonly message: Signal<number | undefined>
  /** `seq` of the first of the folded heartbeats whose heading the keyboard stands on. */
  readonly heading: Signal<number | undefined>
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
  const heading = signal<number | undefined>(undefined)
  const { chosen, choose } = createChoice(message)
  const moment = signal<number | undefined>(undefined)
  const unfolded = signal<ReadonlySet<string>>(new Set())

  function select(id: ConnectionId | undefined): void {
    if (connection.peek() === id) return
    batch(() => {
      connection.value = id
      choose([])
      heading.value = undefined
      message.value = undefined
    })
  }
  function openTab(next: Tab): void {
    tab.value = next
  }
  function openMessage(id: ConnectionId, seq: number): void {
    batch(() => {
      select(id)
      choose([])
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
  // Whoever shows a message leaves the heading.
  message.subscribe((seq) => {
    if (seq !== undefined) heading.value = undefined
  })
  return {
    connection,
    tab,
    message,
    heading,
    chosen,
    moment,
    unfolded,
    choose,
    select,
    openTab,
    openMessage,
    setUnfolded,
  }
}
