import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { Server as SocketIo } from 'socket.io'
import sockjs from 'sockjs'
import { type WebSocket, WebSocketServer } from 'ws'
import { listen } from '../lab/ports.ts'
import { createGraphqlServer } from '../lab/servers/graphql.ts'
import { createMqttServer } from '../lab/servers/mqtt.ts'

/** A server for each library, as its clients know it. */
export interface Services {
  /** `127.0.0.1:port` by library; `drop` cuts all connections of the one in its query. */
  readonly hosts: Record<string, string>
  close(): Promise<void>
}

export async function startServices(): Promise<Services> {
  const servers = await createServers()
  const hosts: Record<string, string> = {}
  const cut = new Map<string, () => void>()
  for (const [name, server] of Object.entries(servers)) {
    const connections = connectionsOf(server)
    const host = `127.0.0.1:${await listen(server)}`
    hosts[name] = host
    cut.set(host, () => {
      for (const socket of connections) socket.destroy()
    })
  }
  const switchboard = createServer(({ url = '' }, response) => {
    cut.get(url.slice(2))?.()
    response.setHeader('Access-Control-Allow-Origin', '*').end()
  })
  hosts.drop = `127.0.0.1:${await listen(switchboard)}`
  return {
    hosts,
    async close() {
      const all = [...Object.values(servers), switchboard]
      const closed = all.map((server) => once(server.close(), 'close'))
      for (const end of cut.values()) end()
      for (const server of all) server.closeAllConnections()
      await Promise.all(closed)
    },
  }
}

async function createServers(): Promise<Record<string, Server>> {
  return {
    'socket.io-client': createSocketIoServer(),
    'reconnecting-websocket': createSocketServer(echo),
    partysocket: createSocketServer(echo),
    'graphql-ws': createGraphqlServer(60_000),
    'sockjs-client': createSockjsServer(),
    '@microsoft/signalr': createSocketServer(signalr),
    phoenix: createSocketServer(phoenix),
    mqtt: await createMqttServer(),
  }
}

function connectionsOf(server: Server): Set<Socket> {
  const connections = new Set<Socket>()
  server.on('connection', (socket) => {
    connections.add(socket.on('error', () => {}))
    socket.on('close', () => connections.delete(socket))
  })
  return connections
}

function createSocketIoServer(): Server {
  const server = createServer()
  const sockets = new SocketIo(server, { cors: { origin: '*' }, upgradeTimeout: 60_000 })
  sockets.on('connection', (socket) => {
    socket.on('echo', (value: unknown, answer: (value: unknown) => void) => answer(value))
  })
  return server
}

function createSockjsServer(): Server {
  const server = createServer()
  const sockets = sockjs.createServer({ log: () => {} })
  sockets.on('connection', (socket) => socket.on('data', (text: string) => socket.write(text)))
  sockets.installHandlers(server, { prefix: '/sockjs' })
  return server
}

function createSocketServer(behave: (socket: WebSocket) => void): Server {
  const server = createServer()
  new WebSocketServer({ server }).on('connection', (socket) => {
    socket.on('error', () => {})
    behave(socket)
  })
  return server
}

function echo(socket: WebSocket): void {
  socket.on('message', (data, binary) => socket.send(data, { binary }))
}

/** Answers each call with its argument. https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md */
function signalr(socket: WebSocket): void {
  const say = (message: object) => socket.send(`${JSON.stringify(message)}\x1e`)
  socket.once('message', () => {
    say({})
    socket.on('message', (data) => {
      for (const text of String(data).split('\x1e').filter(Boolean)) {
        const { type, invocationId, arguments: [result] = [] } = JSON.parse(text)
        if (type === 1) say({ type: 3, invocationId, result })
      }
    })
  })
}

/** Takes all, and gives back what was pushed. https://hexdocs.pm/phoenix/writing_a_channels_client.html */
function phoenix(socket: WebSocket): void {
  socket.on('message', (data) => {
    const [join, ref, topic, , response] = JSON.parse(String(data))
    socket.send(JSON.stringify([join, ref, topic, 'phx_reply', { status: 'ok', response }]))
  })
}
