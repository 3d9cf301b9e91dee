/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

function Prices({ list }: { list: readonly number[] | undefined }) {
  return <p>{(list as readonly number[]).join(' ')}</p>
}

function App() {
  const [list, setList] = useState<readonly number[] | undefined>([1, 2])
  useEffect(() => {
    const socket = watch(new WebSocket(`ws://${location.host}/push?first=1500&every=60000`))
    socket.onmessage = ({ data }) => setList(JSON.parse(data).prices)
    return () => socket.close()
  }, [])
  return <Prices list={list} />
}

createRoot(document.querySelector('#app')).render(<App />)
