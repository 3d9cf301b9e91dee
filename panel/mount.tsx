import { render } from 'preact'
import './theme.css'
import './base.css'
import type { Host, Theme } from '../src/host.ts'
import { App } from './app.tsx'
import { createWorkspace } from './captures/workspace.ts'
import { WorkspaceContext } from './captures/workspace-context.ts'
import { SessionContext } from './context.ts'
import { createRecovery } from './recovery/recovery.ts'
import { createSession } from './session.ts'

/** Shows the panel in an element of any page; returns how to take it away. */
export function mount(container: HTMLElement, host: Host): () => void {
  const session = createSession(host)
  const workspace = createWorkspace(session)
  const recovery = createRecovery(workspace)
  const stopTheme = followTheme(host.theme)
  container.classList.add('websocket-doctor')
  render(
    <SessionContext.Provider value={session}>
      <WorkspaceContext.Provider value={workspace}>
        <App recovery={recovery} />
      </WorkspaceContext.Provider>
    </SessionContext.Provider>,
    container,
  )
  return () => {
    render(null, container)
    container.classList.remove('websocket-doctor')
    stopTheme()
    recovery.stop()
    workspace.stop()
    session.stop()
  }
}

/** `prefers-color-scheme` does not tell the theme of DevTools, so the host does. */
function followTheme(theme: Theme): () => void {
  function apply(): void {
    document.documentElement.dataset.theme = theme.current()
  }
  apply()
  return theme.listen(apply)
}
