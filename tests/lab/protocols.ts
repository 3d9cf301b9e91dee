import type { WebSocket } from 'ws'
import { paced } from './pace.ts'
import { type Behaviour, msIn } from './query.ts'

/** Small servers that speak what real ones speak. */
export const protocols: Record<string, Behaviour> = {
  /**
   * SignalR's handshake, then its pings every 300 ms: `pings` of them, and silence.
   * https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md
   */
  signalr: (socket, params) => {
    let left = Number(params.get('pings') ?? Number.POSITIVE_INFINITY)
    socket.once('message', () => {
      socket.send('{}\x1e')
      const timer = setInterval(() => left-- > 0 && socket.send('{"type":6}\x1e'), paced(300))
      socket.on('close', () => clearInterval(timer))
    })
  },
  /** https://hexdocs.pm/phoenix/writing_a_channels_client.html */
  phoenix: (socket) => {
    socket.on('message', (data) => {
      const [join, ref, topic] = JSON.parse(String(data))
      const reply = { status: 'ok', response: {} }
      socket.send(JSON.stringify([join, ref, topic, 'phx_reply', reply]))
    })
  },
  /** Beats come every so often, or it hangs up: as many as `beats` in each `span` ms. */
  strict: (socket, params) => {
    let beats = 0
    socket.on('message', () => beats++)
    const look = () => {
      if (beats < Number(params.get('beats'))) socket.terminate()
      beats = 0
    }
    const timer = setInterval(look, msIn(params, 'span', 1_000))
    socket.on('close', () => clearInterval(timer))
  },
  /** Does a piece of work, tells of it and says goodbye. */
  job: (socket) => {
    socket.once('message', async () => {
      for (const done of [25, 50, 75]) await tell(socket, { type: 'progress', done })
      await tell(socket, { type: 'result', rows: 1_024 })
      socket.close(1000)
    })
  },
  /** Does not like who is there, and says so. */
  unauthorized: (socket) => {
    socket.once('message', () => {
      socket.send('{"type":"error","message":"Unauthorized: the token has expired"}')
    })
  },
  /** Answers, and has something to say of its own. */
  chat: (socket) => {
    socket.on('message', (data) => socket.send(`{"type":"sent","message":${data}}`))
    let timer: NodeJS.Timeout
    const speak = () => {
      socket.send(JSON.stringify({ type: 'message', text: 'x'.repeat(Math.random() * 200) }))
      timer = setTimeout(speak, 50 + Math.random() * 400)
    }
    speak()
    socket.on('close', () => clearTimeout(timer))
  },
  /**
   * Cuts the first connection of each client, as a network does that blinks; when it has just read a
   * beat of the page, for a socket with something to read is reset, which Firefox tells as an error.
   */
  blink: (socket, params) => {
    const client = params.get('client') ?? ''
    if (blinked.has(client)) return
    blinked.add(client)
    let beats = 0
    socket.on('message', () => {
      if (++beats === 3) socket.terminate()
    })
  },
}

const blinked = new Set<string>()

async function tell(socket: WebSocket, message: object): Promise<void> {
  socket.send(JSON.stringify(message))
  await new Promise((resolve) => setTimeout(resolve, 300))
}
