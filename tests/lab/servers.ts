import type { Server } from 'node:net'
import { createEngineIoServer } from './servers/engine-io.ts'
import { createGraphqlServer } from './servers/graphql.ts'
import { createLingeringServer } from './servers/lingering.ts'
import { createMalformedServer } from './servers/malformed.ts'
import { createMqttServer } from './servers/mqtt.ts'
import { createRudeServer } from './servers/rude.ts'
import { createSockJsServer } from './servers/sockjs.ts'
import { createTlsServer } from './servers/tls.ts'

/** The lab's servers beside its own, each on a port of the loopback address. */
const servers = {
  /** Sends a Close frame and keeps TCP open. */
  lingering: createLingeringServer,
  /** Sends frames no browser accepts. */
  malformed: createMalformedServer,
  /** Answers no handshake properly. */
  rude: createRudeServer,
  /** With a certificate no browser trusts. */
  tls: createTlsServer,
  'graphql-ws': createGraphqlServer,
  mqtt: createMqttServer,
  sockjs: createSockJsServer,
  'engine.io': createEngineIoServer,
} satisfies Record<string, () => Server | Promise<Server>>

export type ServerName = keyof typeof servers

/** Creates each; none of them listens yet. */
export function createServers(): Promise<[ServerName, Server][]> {
  const names = Object.keys(servers) as ServerName[]
  return Promise.all(
    names.map(async (name): Promise<[ServerName, Server]> => [name, await servers[name]()]),
  )
}
