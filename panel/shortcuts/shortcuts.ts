import type { Asked } from '../captures/export-view.tsx'
import type { Tab } from '../selection.ts'
import type { Session } from '../session.ts'
import { commandKey } from './command-key.ts'

/** What a key does, and where. */
export interface Shortcut {
  keys: string
  does: string
}

/** The sheet, part by part. */
export const SHORTCUTS: readonly { part: string; shortcuts: readonly Shortcut[] }[] = [
  {
    part: 'Everywhere',
    shortcuts: [
      { keys: '?', does: 'Show this sheet' },
      { keys: '/', does: 'Go to the filter; Enter there: to what it finds' },
      { keys: 'R', does: 'Record or pause' },
      { keys: 'E', does: 'Export: what goes into a file' },
      { keys: 'C', does: 'Copy a report of the selected connection, else of all (Markdown)' },
      { keys: 'S', does: 'Save that report as a page (HTML)' },
      { keys: 'Menu key, Shift+F10', does: 'Menu of a message, connection or column' },
      { keys: '1 – 5', does: 'Diagnosis, Messages, Traffic, Handshake, Test' },
    ],
  },
  {
    part: 'Connections',
    shortcuts: [
      { keys: '↑ ↓ Page Up Page Down Home End', does: 'Move' },
      { keys: '→ ←', does: 'Unfold or fold a chain' },
      { keys: 'Enter', does: 'Go to the details' },
    ],
  },
  {
    part: 'Messages',
    shortcuts: [
      { keys: '↑ ↓ Page Up Page Down Home End', does: 'Move; with Shift: select all between' },
      { keys: 'Enter → ←', does: 'Unfold or fold heartbeats' },
      { keys: 'H', does: 'Fold heartbeats, or list them one by one' },
      { keys: 'T', does: 'Time of day, since open, since the message before' },
      { keys: commandKey('A'), does: 'Select all' },
      { keys: 'D', does: 'Compare two that are selected' },
      { keys: commandKey('C'), does: 'Copy the bodies of those selected' },
      { keys: commandKey('click'), does: 'Select one more, or one less' },
      { keys: 'Escape', does: 'Close the message, select nothing' },
    ],
  },
  {
    part: 'Columns of messages',
    shortcuts: [
      { keys: '← →', does: 'Move' },
      { keys: 'Shift ← →', does: 'Narrower or wider' },
      { keys: 'Enter', does: 'Choose what is shown' },
    ],
  },
  {
    part: 'In a message',
    shortcuts: [
      { keys: 'Ctrl+F ⌘F', does: 'Search; Enter, Shift+Enter, F3: from match to match' },
      { keys: '→ ← Enter *', does: 'Open or close; all below' },
      { keys: 'C', does: 'Copy the value' },
      { keys: 'P', does: 'Copy the path' },
      { keys: 'U', does: 'Unpack the value' },
      { keys: 'D', does: 'Compare with the next message that is selected' },
    ],
  },
  {
    part: 'Timeline',
    shortcuts: [
      { keys: '← →', does: 'Pan' },
      { keys: '+ −', does: 'Zoom' },
      { keys: '↑ ↓', does: 'Select a lane' },
      { keys: '0', does: 'Show all' },
      { keys: 'End', does: 'Follow live' },
      {
        keys: 'G, or a double click',
        does: 'Zoom to the last silence, or to the one under the pointer',
      },
      { keys: 'F', does: 'List only the messages in view; Escape: all again' },
      { keys: 'Drag on the scale', does: 'List only the messages of that time' },
    ],
  },
]

const TABS: readonly Tab[] = ['diagnosis', 'messages', 'traffic', 'handshake', 'test']

/** What only the panel as a whole can do. */
export interface Verbs {
  showSheet(): void
  toggleExport(): void
  ask(what: Asked): void
}

/** The verb of a key that holds in the whole panel; nothing while text is typed. */
export function globalVerb(
  event: KeyboardEvent,
  session: Session,
  live: Session,
  { showSheet, toggleExport, ask }: Verbs,
): (() => void) | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return undefined
  const tab = TABS[Number(event.key) - 1]
  if (tab && session.selection.connection.peek() !== undefined)
    return () => session.selection.openTab(tab)
  switch (event.key) {
    case '?':
      return showSheet
    case '/':
      return focusFilter
    case 'r':
      return () => live.setRecording(!live.recording.peek())
    case 'e':
      return toggleExport
    case 'c':
      return () => ask('copy')
    case 's':
      return () => ask('html')
    default:
      return undefined
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type=checkbox]), textarea, select, dialog') !== null
  )
}

function focusFilter(): void {
  document.querySelector<HTMLElement>('[data-action="filter"]')?.focus()
}
