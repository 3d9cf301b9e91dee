import { createServer, type Server } from 'node:http'
import { buildSchema } from 'graphql'
import { useServer as serveGraphql } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'

/**
 * graphql-ws as it is, but waiting 1.5 s for the first message instead of 3 s. It takes any client
 * but one with the token `expired`. https://the-guild.dev/graphql/ws/docs/interfaces/server.ServerOptions
 */
export function createGraphqlServer(): Server {
  const server = createServer()
  serveGraphql(
    {
      schema: buildSchema('type Query { hello: String }'),
      connectionInitWaitTimeout: 1_500,
      onConnect: ({ connectionParams }) => connectionParams?.token !== 'expired',
    },
    new WebSocketServer({ server }),
  )
  return server
}
