import type { Decoder } from '../decoder.ts'
import { decodeGraphql } from '../graphql.ts'
import { field } from '../json.ts'
import { someFields } from '../samples.ts'

/** The protocol of the library graphql-ws, whose subprotocol is `graphql-transport-ws`. */
export const graphqlTransportWs: Decoder = {
  id: 'graphql-transport-ws',
  name: 'GraphQL',
  about: 'Operations, results and errors of GraphQL over the subprotocol graphql-transport-ws.',
  source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md',
  subprotocol: /^graphql-transport-ws$/,
  libraries: ['graphql-ws'],
  fits: (opening) =>
    someFields(
      opening,
      (message) =>
        field(message, 'type') === 'subscribe' &&
        typeof field(field(message, 'payload'), 'query') === 'string',
    ),
  decode: ({ body }) =>
    decodeGraphql(body, 'graphql-transport-ws', [
      'connection_init',
      'connection_ack',
      'ping',
      'pong',
      'subscribe',
      'next',
      'error',
      'complete',
    ]),
}
