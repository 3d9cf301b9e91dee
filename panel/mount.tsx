import { render } from 'preact'
import './theme.css'
import './base.css'
import type { Host, Theme } from '../src/host.ts'
import { App } from './app.tsx'
import { SessionContext } from './context.ts'
import { createSession } from './session.ts'

/** Shows the panel in an element of any page; returns how to take it away. */
export function mount(container: HTMLElement, host: Host): () => void {
  const session = createSession(host)
  const stopTheme = followTheme(host.theme)
  container.classList.add('websocket-doctor')
  render(
    <SessionContext.Provider value={session}>
      <App />
    </SessionContext.Provider>,
    container,
  )
  return () => {
    render(null, container)
    container.classList.remove('websocket-doctor')
    stopTheme()
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
