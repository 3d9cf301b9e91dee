import { createServer, type Server } from 'node:http'
import { buildSchema, execute, parse, subscribe, validate } from 'graphql'
import { useServer as serveGraphql } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'

const schema = buildSchema('type Query { now: Float } type Subscription { now: Float }')

/**
 * graphql-ws as it is, with a clock to subscribe to. It takes any client but one with the token
 * `expired`.
 * https://the-guild.dev/graphql/ws/docs/interfaces/server.ServerOptions
 *
 * @param patience for the first message, ms; its own default is 3 s
 */
export function createGraphqlServer(patience = 1_500): Server {
  const server = createServer()
  serveGraphql(
    {
      schema,
      // Its own functions, of the same copy of graphql as the schema.
      ...{ execute, parse, subscribe, validate },
      roots: { subscription: { now } },
      connectionInitWaitTimeout: patience,
      onConnect: ({ connectionParams }) => connectionParams?.token !== 'expired',
    },
    new WebSocketServer({ server }),
  )
  return server
}

async function* now() {
  for (;;) {
    yield { now: Date.now() }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}
