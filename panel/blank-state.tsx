import type { ComponentChild } from 'preact'
import { useSession } from './context.ts'
import { Button } from './parts/button.tsx'
import { EmptyState } from './parts/empty-state.tsx'

/** Why the list of connections is empty, and what to do about it. */
export function BlankState() {
  const { coverage, recording, host } = useSession()
  const { state, frames } = coverage.value
  const reload = (
    <Button framed action="reload" label="Reload the page" onClick={() => host.reload()}>
      Reload page
    </Button>
  )
  if (state === 'starting') return <EmptyState title="Looking for the frames of this page" />
  if (state === 'none') return <NotCaptured reload={reload} />
  if (!recording.value) {
    return (
      <EmptyState title="Recording is paused">
        <p>Press Record to see the connections of this page.</p>
      </EmptyState>
    )
  }
  if (frames.some((frame) => frame.captured !== 'captured')) {
    return (
      <EmptyState title="Sockets opened before now are not seen">
        <p>
          The page started before WebSocket Doctor did. Reload it to record from its first line.
        </p>
        {reload}
      </EmptyState>
    )
  }
  return (
    <EmptyState title="No WebSocket yet">
      <p>Connections show here as soon as the page opens them.</p>
      {reload}
    </EmptyState>
  )
}

function NotCaptured({ reload }: { reload: ComponentChild }) {
  return (
    <EmptyState title="This page cannot be seen">
      <ul>
        <li>
          After an install or update, pages that were open are not captured: reload this page.
        </li>
        <li>Site access: allow WebSocket Doctor on this site, then reload.</li>
        <li>Private windows: allow WebSocket Doctor in private windows.</li>
        <li>Pages of the browser and of extension stores are closed to all extensions.</li>
      </ul>
      {reload}
    </EmptyState>
  )
}
