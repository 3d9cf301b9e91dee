import { once } from 'node:events'
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http'
import type { Server, Socket } from 'node:net'
import { Server as SocketIo } from 'socket.io'
import { type Backend, type BackendName, startBackend } from './backends.ts'
import { createVictims } from './killable.ts'
import { createLingeringServer } from './lingering.ts'
import { freePort, listen } from './ports.ts'
import { respond } from './respond.ts'
import type { Addresses } from './scenario.ts'
import { handleUpgrade } from './sockets.ts'

export interface Lab {
  /** `http://127.0.0.1:…`, where `/?run=<id>` runs a scenario. */
  url: string
  /** The same on another origin. */
  origin2: string
  close(): Promise<void>
}

/** Starts the lab on free ports of the loopback address, with the proxies and servers asked for. */
export async function startLab(wanted: readonly BackendName[] = []): Promise<Lab> {
  const servers = [createHttpServer(), createHttpServer(), createLingeringServer()] as const
  const stopServers = servers.map(stoppable)
  const ports: Ports = [
    await listen(servers[0]),
    await listen(servers[1]),
    await listen(servers[2]),
    await freePort(),
  ]
  const backends = await Promise.all(wanted.map((name) => startBackend(name, ports[0])))
  const victims = createVictims()
  const addresses = addressesOf(ports, backends, victims.start)
  serve(servers[0], addresses)
  serve(servers[1], addresses)
  return {
    url: addresses.http,
    origin2: addresses.otherHttp,
    async close() {
      victims.close()
      for (const backend of backends) backend.stop()
      await Promise.all(stopServers.map((stop) => stop()))
    },
  }
}

/** Of the lab, its other origin, the lingering server, and where nothing listens. */
type Ports = [main: number, other: number, lingering: number, down: number]

function addressesOf(
  [main, other, lingering, down]: Ports,
  backends: readonly Backend[],
  killable: () => Promise<string>,
): Addresses {
  return {
    http: `http://127.0.0.1:${main}`,
    otherHttp: `http://127.0.0.1:${other}`,
    ws: `ws://127.0.0.1:${main}`,
    otherWs: `ws://127.0.0.1:${other}`,
    down: `ws://127.0.0.1:${down}`,
    lingering: `ws://127.0.0.1:${lingering}`,
    backend(name) {
      const port = backends.find((backend) => backend.name === name)?.port
      if (!port) throw new Error(`The lab runs without ${name}`)
      return `ws://127.0.0.1:${port}`
    },
    killable,
    ms: (_name, otherwise) => otherwise,
  }
}

function serve(server: HttpServer, addresses: Addresses): void {
  server.on('request', (request, response) => void respond(request, response, addresses))
  new SocketIo(server, { destroyUpgrade: false }).on('connection', (socket) =>
    socket.on('hello', (answer) => answer('hello')),
  )
  server.on('upgrade', handleUpgrade)
}

/** Upgraded and half-open connections do not end with their server: returns what ends them all. */
function stoppable(server: Server): () => Promise<void> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return async () => {
    server.close()
    for (const socket of sockets) socket.destroy()
    await once(server, 'close')
  }
}
