import type { WebSocket } from 'ws'
import { type Behaviour, closeAs, msIn, numberIn, repeat } from './query.ts'

/** Who logged in last, by what they said. */
const sessions = new Map<string, WebSocket>()

/** Servers that do not put up with everything, by the first part of the path. */
export const limits: Record<string, Behaviour> = {
  /** Closes at the first message. */
  refuse: (socket, query) => socket.once('message', () => closeAs(socket, query)),
  /** Closes when nothing has come for a while. */
  idle: (socket, query) => {
    const close = () => closeAs(socket, query)
    const timer = setTimeout(close, msIn(query, 'after', 2_000))
    socket.on('message', () => timer.refresh())
    socket.on('close', () => clearTimeout(timer))
  },
  /** Closes when more than `most` messages come within a second. */
  rate: (socket, query) => {
    let count = 0
    const most = numberIn(query, 'most', 20)
    repeat(socket, () => (count = 0), 1_000)
    socket.on('message', () => {
      if (++count > most) closeAs(socket, query)
    })
  },
  /** Answers, and hangs up at a message of more than `most` bytes, as uWebSockets does. */
  size: (socket, query) => {
    const most = numberIn(query, 'most', 100_000)
    socket.on('message', (data: Buffer) => {
      if (data.length > most) socket.terminate()
      else socket.send('{"type":"taken"}')
    })
  },
  /** Answers, and fails on a message that holds `on`: the process would end here. */
  fragile: (socket, query) => {
    const fatal = query.get('on') ?? ''
    socket.on('message', (data) => {
      if (String(data).includes(fatal)) socket.terminate()
      else socket.send('{"type":"done"}')
    })
  },
  /** Answers, and hangs up at the age of `most` ms, as platforms do. */
  age: (socket, query) => {
    setTimeout(() => socket.terminate(), msIn(query, 'most', 1_500))
    socket.on('message', () => socket.send('{"type":"update"}'))
  },
  /**
   * Sends up to 2,000 updates a second, some ahead of what the page acknowledges, and closes when it
   * has acknowledged none for a while.
   */
  flood: (socket, query) => {
    const patience = msIn(query, 'after', 2_000)
    const start = Date.now()
    let sent = 0
    let acknowledged = 0
    let heard = start
    let wasLate = false
    socket.on('message', (count) => {
      acknowledged = Number(count)
      heard = Date.now()
    })
    const send = () => {
      const late = Date.now() - heard > patience
      // On a busy machine what it waits for may have come, and be read after this.
      if (late && wasLate) return closeAs(socket, query)
      wasLate = late
      // By the clock: the timers of a busy machine come late.
      const due = Math.min(2 * (Date.now() - start), sent + 200, acknowledged + 3_000)
      while (sent < due) socket.send(`{"type":"update","number":${++sent}}`)
    }
    repeat(socket, send, 20)
  },
  /** Lets nobody in twice: who logs in ends the one before. */
  session: (socket) => {
    socket.once('message', (data) => {
      sessions.get(String(data))?.close(1000)
      sessions.set(String(data), socket)
    })
  },
  /** Asks in a message whether the client lives, and hangs up when it has not answered twice. */
  'roll-call': (socket, query) => {
    let unanswered = 0
    socket.on('message', () => (unanswered = 0))
    const ask = () => {
      if (unanswered++ < 2) socket.send('{"type":"ping"}')
      else socket.terminate()
    }
    repeat(socket, ask, msIn(query, 'every', 1_000))
  },
  /** Greets, and sends the client away after `leave` ms, when it still waits for it to come back. */
  link: (socket, query) => {
    socket.send('{"type":"hello"}')
    if (!query.has('leave')) return
    const leave = msIn(query, 'leave', 1_000)
    const goodbye = '{"type":"disconnect","reason":"refresh_requested"}'
    setTimeout(() => socket.send(goodbye), leave)
    setTimeout(() => socket.close(1000), leave + 500)
  },
  /** Reads nothing. */
  stalled: (socket) => socket.pause(),
}
