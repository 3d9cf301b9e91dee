import { type Behaviour, closeAs, msIn, numberIn, repeat } from './query.ts'

/** Servers that talk, by the first part of the path. Any other takes all and says nothing. */
export const behaviours: Record<string, Behaviour> = {
  echo: (socket) => socket.on('message', (data, binary) => socket.send(data, { binary })),
  /** Answers `{"type":"ping"}`, the first `times` alone. */
  pong: (socket, query) => {
    const answer = atMost(numberIn(query, 'times', Number.POSITIVE_INFINITY), () =>
      socket.send('{"type":"pong"}'),
    )
    socket.on('message', answer)
  },
  /** Sends `text` every so often, so many `times`; a `first` time after so many ms. */
  push: (socket, query) => {
    const text = query.get('text') ?? '{"type":"news"}'
    const push = atMost(numberIn(query, 'times', Number.POSITIVE_INFINITY), () => socket.send(text))
    if (query.has('first')) setTimeout(push, msIn(query, 'first', 0))
    repeat(socket, push, msIn(query, 'every', 500))
  },
  /** Keeps the connection alive by protocol pings, which no page sees. */
  ping: (socket, query) => repeat(socket, () => socket.ping(), msIn(query, 'every', 1_000)),
  /** Closes after a while, with this code and reason. */
  close: (socket, query) => {
    setTimeout(() => closeAs(socket, query), msIn(query, 'after', 0))
  },
}

function atMost(times: number, act: () => void): () => void {
  let left = times
  return () => {
    if (left-- > 0) act()
  }
}
