/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

function Chat({ options }) {
  useEffect(() => {
    const socket = watch(new WebSocket(`ws://${location.host}/push?text=${options.room}`))
    return () => socket.close()
  }, [options])
  return <p>The chat is on the page.</p>
}

function App() {
  const [unread, setUnread] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setUnread(1), 2_000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <Chat options={{ room: 'lobby' }} />
      <p>{unread} unread</p>
    </>
  )
}

createRoot(document.querySelector('#app')).render(<App />)
