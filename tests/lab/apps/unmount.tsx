/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

function Chat() {
  useEffect(() => {
    const socket = watch(new WebSocket(`ws://${location.host}/push`))
    return () => socket.close()
  }, [])
  return <p>The chat is on the page.</p>
}

function App() {
  const [shown, show] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => show(false), 2_000)
    return () => clearTimeout(timer)
  }, [])
  return shown ? <Chat /> : <p>The chat is gone.</p>
}

createRoot(document.querySelector('#app')).render(<App />)
