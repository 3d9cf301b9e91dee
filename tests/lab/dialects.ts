import type { WebSocket } from 'ws'
import { type Behaviour, repeat } from './query.ts'
import { stompReply } from './stomp.ts'

type Fields = Record<string, unknown>

/** Small servers of protocols whose own servers are not written in JavaScript, by the first part of the path. */
export const dialects: Record<string, Behaviour> = {
  /**
   * Action Cable. Its client connects anew when it has heard no ping for 6 s.
   * https://guides.rubyonrails.org/action_cable_overview.html
   */
  cable: (socket) => {
    say(socket, { type: 'welcome' })
    repeat(
      socket,
      () => say(socket, { type: 'ping', message: Math.floor(Date.now() / 1000) }),
      3_000,
    )
    onJson(socket, ({ command, identifier, data }) => {
      if (command === 'subscribe') say(socket, { identifier, type: 'confirm_subscription' })
      else say(socket, { identifier, message: { heard: JSON.parse(String(data)) } })
    })
  },
  /** https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/ */
  app: (socket) => {
    const welcome = JSON.stringify({ socket_id: '1.1', activity_timeout: 120 })
    say(socket, { event: 'pusher:connection_established', data: welcome })
    onJson(socket, ({ event, data }) => {
      if (event !== 'pusher:subscribe') return
      const { channel } = data as { channel: string }
      say(socket, { event: 'pusher_internal:subscription_succeeded', channel, data: '{}' })
      say(socket, { event: 'order', channel, data: '{"id":7}' })
    })
  },
  /** Centrifugo, in JSON. https://centrifugal.dev/docs/transports/client_protocol */
  connection: (socket) => {
    socket.on('message', (data) => {
      for (const line of String(data).split('\n').filter(Boolean)) answerCommand(socket, line)
    })
  },
  stomp: (socket) => {
    socket.on('message', (data) => {
      for (const reply of stompReply(String(data))) socket.send(reply)
    })
  },
}

function answerCommand(socket: WebSocket, line: string): void {
  const { id, connect, subscribe } = JSON.parse(line)
  if (connect) say(socket, { id, connect: { client: 'a', version: 'lab', ping: 25, pong: true } })
  if (!subscribe) return
  const { channel } = subscribe
  say(socket, { id, subscribe: {} })
  say(socket, { push: { channel, pub: { data: { id: 7 } } } })
}

function onJson(socket: WebSocket, act: (message: Fields) => void): void {
  socket.on('message', (data) => act(JSON.parse(String(data))))
}

function say(socket: WebSocket, message: Fields): void {
  socket.send(JSON.stringify(message))
}
