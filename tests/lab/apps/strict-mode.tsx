/** @jsxImportSource react */
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'

function Chat() {
  useEffect(() => {
    const socket = watch(new WebSocket(`ws://${location.host}/push`))
    return () => socket.close()
  }, [])
  return <p>The chat is on the page.</p>
}

createRoot(document.querySelector('#app')).render(
  <StrictMode>
    <Chat />
  </StrictMode>,
)
