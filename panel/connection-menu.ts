import { batch } from '@preact/signals'
import type { Connection } from '../src/connection.ts'
import { MASK } from '../src/mask.ts'
import type { Workspace } from './captures/workspace.ts'
import { copyText } from './clipboard.ts'
import { endpointOf, isOfPage } from './endpoint.ts'
import { focusNext } from './parts/focus.ts'
import type { MenuItem } from './parts/menu.ts'
import type { Session } from './session.ts'
import { verdictText } from './verdict-text.ts'

/** What can be done with a connection. */
export function connectionMenu(
  session: Session,
  workspace: Workspace,
  connection: Connection,
): MenuItem[][] {
  return [
    copyItems(session, connection),
    [
      {
        action: 'filter-connection',
        label: 'List only this address',
        run: () => {
          session.search.query.value = termFor(session, connection)
        },
      },
    ],
    [
      {
        action: 'export-connection',
        label: 'Export this connection',
        run: () => exportIt(session, workspace, connection),
      },
      ...(isOfPage(connection)
        ? [
            {
              action: 'test-connection',
              label: 'Test connection',
              run: () => session.startTest(connection),
            },
          ]
        : []),
    ],
  ]
}

function copyItems(session: Session, connection: Connection): MenuItem[] {
  const copy = (text: string) => async () => {
    const copied = await copyText(text)
    session.notice.tell(copied ? 'Copied' : 'The browser refused to copy')
  }
  const url = session.masksOf(connection).url(connection.url)
  const words = verdictText(session, connection)
  return [
    { action: 'copy-url', label: 'Copy URL', run: copy(url) },
    ...(url === connection.url
      ? []
      : [
          {
            action: 'copy-url-whole',
            label: 'Copy URL with its secrets',
            run: copy(connection.url),
          },
        ]),
    ...(words === undefined
      ? []
      : [{ action: 'copy-verdict', label: 'Copy verdict as text', run: copy(words) }]),
  ]
}

/** By its address, as far as that is no secret. */
function termFor(session: Session, connection: Connection): string {
  const endpoint = endpointOf(connection, session.masksOf(connection))
  const [address = ''] = endpoint.split(/[?#]/)
  const [open = ''] = address.split(MASK)
  return /[\s"]/.test(open) ? `conn:"${open.replaceAll('"', '')}"` : `conn:${open}`
}

function exportIt(session: Session, workspace: Workspace, connection: Connection): void {
  batch(() => {
    session.show(connection)
    workspace.exportScope.value = 'selected'
    workspace.exportShown.value = true
  })
  focusNext('[data-action="export-save"]')
}
