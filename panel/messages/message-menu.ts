import type { Connection } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { eventNames } from '../../src/filter/event-names.ts'
import { plural } from '../../src/format/count.ts'
import { isHeartbeat } from '../../src/heartbeat.ts'
import { compareChosen } from '../compare/mark.ts'
import type { MenuItem } from '../parts/menu.ts'
import type { Session } from '../session.ts'
import { commandKey } from '../shortcuts/command-key.ts'
import type { Choosing } from './choosing.ts'
import { copyMessages, type Form } from './copying.ts'
import type { Line } from './lines.ts'
import { foldItem } from './list-menu.ts'
import { type FileForm, saveMessages } from './saving.ts'

interface Asked {
  session: Session
  connection: Connection
  choosing: Choosing
  /** The row that was asked for. */
  line: Line | undefined
}

/** What can be done with the messages selected, and with the row that was asked for. */
export function messageMenu({ session, connection, choosing, line }: Asked): MenuItem[][] {
  const { seqs } = session.selection.chosen.peek()
  const message = line?.kind === 'message' ? line.message : undefined
  return [
    seqs.length > 0 ? copyItems(session, connection, seqs) : [],
    seqs.length === 2 ? [compareItem(session, connection)] : [],
    seqs.length > 0 ? saveItems(session, connection, seqs) : [],
    message ? filterItems(session, connection, message) : [],
    line ? [momentItem(session, line)] : [],
    [
      {
        action: 'select-all',
        label: 'Select all',
        keys: commandKey('A'),
        run: choosing.all,
      },
      foldItem(session),
    ],
  ]
}

function compareItem(session: Session, connection: Connection): MenuItem {
  const run = () => compareChosen(session, connection)
  return { action: 'compare-two', label: 'Compare the two', keys: 'D', run }
}

function copyItems(session: Session, connection: Connection, seqs: readonly number[]): MenuItem[] {
  const copy = (form: Form) => () => void copyMessages(session, connection, seqs, form)
  const one = seqs.length === 1
  return [
    {
      action: 'copy-text',
      label: one ? 'Copy body' : `Copy ${plural(seqs.length, 'body', 'bodies')}`,
      keys: commandKey('C'),
      run: copy('text'),
    },
    { action: 'copy-json', label: 'Copy as JSON', run: copy('json') },
    {
      action: 'copy-table',
      label: one ? 'Copy as table row' : 'Copy as table rows',
      run: copy('table'),
    },
  ]
}

function saveItems(session: Session, connection: Connection, seqs: readonly number[]): MenuItem[] {
  const save = (form: FileForm, covered: boolean) => () =>
    void saveMessages(session, connection, seqs, { form, covered })
  return [
    { action: 'save-ndjson', label: 'Save as NDJSON, secrets covered', run: save('ndjson', true) },
    { action: 'save-text', label: 'Save as text, secrets covered', run: save('text', true) },
    { action: 'save-all', label: 'Save as NDJSON, with secrets', run: save('ndjson', false) },
  ]
}

function filterItems(session: Session, connection: Connection, message: Message): MenuItem[] {
  const { direction } = session.search
  const isSent = message.direction === 'send'
  const isNarrow = direction.peek() !== 'all'
  return [
    {
      action: 'filter-direction',
      label: isNarrow ? 'List both directions' : `List only ${isSent ? 'sent' : 'received'}`,
      run: () => {
        direction.value = isNarrow ? 'all' : message.direction
      },
    },
    ...likeItem(session, connection, message),
  ]
}

function likeItem(session: Session, connection: Connection, message: Message): MenuItem[] {
  const term = termFor(connection, message)
  if (term === undefined) return []
  const { query } = session.search
  // A secret must not get into the filter box.
  if (session.masksOf(connection).text(term) !== term) return []
  return [
    {
      action: 'filter-like',
      label: `List only ${term.length > MAX_NAME ? `${term.slice(0, MAX_NAME)}…` : term}`,
      run: () => {
        const before = query.peek().trim()
        if (!before.split(' ').includes(term)) query.value = `${before} ${term}`.trim()
      },
    },
  ]
}

/** Characters of a name in the menu. */
const MAX_NAME = 40

/** What the filter calls messages like this one. */
function termFor(connection: Connection, message: Message): string | undefined {
  if (isHeartbeat(message, connection)) return 'is:heartbeat'
  const [name] = typeof message.body === 'string' ? eventNames(message.body) : []
  if (name === undefined || name === '' || /["*]/.test(name)) return undefined
  return /\s/.test(name) ? `event:"${name}"` : `event:${name}`
}

function momentItem({ selection }: Session, line: Line): MenuItem {
  return {
    action: 'show-moment',
    label: 'Show on the timeline',
    run: () => {
      selection.moment.value = momentOf(line)
    },
  }
}

function momentOf(line: Line): number {
  if (line.kind === 'event') return line.event.at
  return line.kind === 'fold' ? line.first.at : line.message.at
}
