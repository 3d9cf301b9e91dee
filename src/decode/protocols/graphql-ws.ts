import type { Decoder } from '../decoder.ts'
import { decodeGraphql } from '../graphql.ts'
import { field } from '../json.ts'
import { someFields } from '../samples.ts'

/** The older protocol, of the library subscriptions-transport-ws, whose subprotocol is `graphql-ws`. */
export const graphqlWs: Decoder = {
  id: 'graphql-ws',
  name: 'GraphQL (legacy)',
  about: 'Operations, results and errors of GraphQL over the older subprotocol graphql-ws.',
  source: 'https://github.com/apollographql/subscriptions-transport-ws/blob/master/PROTOCOL.md',
  subprotocol: /^graphql-ws$/,
  libraries: ['subscriptions-transport-ws'],
  fits: (opening) =>
    someFields(
      opening,
      (message) =>
        field(message, 'type') === 'start' &&
        typeof field(field(message, 'payload'), 'query') === 'string',
    ),
  decode: ({ body }) =>
    decodeGraphql(body, 'graphql-ws (legacy)', [
      'connection_init',
      'connection_ack',
      'connection_error',
      'connection_terminate',
      'ka',
      'start',
      'stop',
      'data',
      'error',
      'complete',
    ]),
}
