import { once } from 'node:events'
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http'
import type { Server, Socket } from 'node:net'
import { Server as SocketIo } from 'socket.io'
import { bundle } from './apps.ts'
import { type Backend, type BackendName, startBackend } from './backends.ts'
import { createDevServers, type DevServers } from './dev-servers.ts'
import { createVictims, type Victims } from './killable.ts'
import { freePort, listen } from './ports.ts'
import { respond } from './respond.ts'
import type { Addresses } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import { createServers, type ServerName } from './servers.ts'
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
  await bundleAll()
  const main = createHttpServer()
  const other = createHttpServer()
  const others = await createServers()
  const stopServers = [main, other, ...others.map(([, server]) => server)].map(stoppable)
  const ports: Ports = {
    main: await listen(main),
    other: await listen(other),
    down: await freePort(),
    servers: new Map(await Promise.all(others.map(listenTo))),
  }
  const backends = await Promise.all(wanted.map((name) => startBackend(name, ports.main)))
  const victims = createVictims()
  const devServers = createDevServers()
  const addresses = addressesOf(ports, backends, victims, devServers)
  serve(main, addresses)
  serve(other, addresses)
  return {
    url: addresses.http,
    origin2: addresses.otherHttp,
    async close() {
      victims.close()
      await devServers.close()
      for (const backend of backends) backend.stop()
      await Promise.all(stopServers.map((stop) => stop()))
    },
  }
}

interface Ports {
  main: number
  /** Of the same on another origin. */
  other: number
  /** Where nothing listens. */
  down: number
  servers: ReadonlyMap<ServerName, number>
}

async function listenTo([name, server]: [ServerName, Server]): Promise<[ServerName, number]> {
  return [name, await listen(server)]
}

function addressesOf(
  { main, other, down, servers }: Ports,
  backends: readonly Backend[],
  victims: Victims,
  devServers: DevServers,
): Addresses {
  return {
    http: `http://127.0.0.1:${main}`,
    otherHttp: `http://127.0.0.1:${other}`,
    ws: `ws://127.0.0.1:${main}`,
    otherWs: `ws://127.0.0.1:${other}`,
    down: `ws://127.0.0.1:${down}`,
    server: (name) => `${name === 'tls' ? 'wss' : 'ws'}://127.0.0.1:${servers.get(name)}`,
    backend(name) {
      const port = backends.find((backend) => backend.name === name)?.port
      if (!port) throw new Error(`The lab runs without ${name}`)
      return `ws://127.0.0.1:${port}`
    },
    killable: victims.start,
    dev: devServers.start,
    ms: (_name, otherwise) => otherwise,
  }
}

function serve(server: HttpServer, addresses: Addresses): void {
  server.on('request', (request, response) => void respond(request, response, addresses))
  const io = new SocketIo(server, { destroyUpgrade: false })
  io.on('connection', (socket) => {
    socket.on('hello', (answer) => answer('hello'))
    socket.on('leave', () => socket.disconnect())
  })
  io.of('/members').use((_socket, next) => next(new Error('invalid token')))
  server.on('upgrade', handleUpgrade)
}

/** Before pages run: bundling takes the time of whoever serves them. */
async function bundleAll(): Promise<void> {
  for (const { app, production } of scenarios)
    if (app) await bundle(app, production ? 'production' : 'development')
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
