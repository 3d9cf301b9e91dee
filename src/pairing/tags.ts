import { mqttTags, sockjsTags, stompTags } from './frames.ts'
import { jsonTags, rpcOnly } from './json.ts'
import {
  actionCableTags,
  centrifugoTags,
  graphqlTags,
  phoenixTags,
  signalrTags,
  socketIoTags,
  wampTags,
} from './protocols.ts'
import type { ReadTags } from './tag.ts'

/** How the ids of each protocol are read, by its decoder. */
const READERS: Readonly<Record<string, ReadTags>> = {
  'action-cable': actionCableTags,
  centrifugo: centrifugoTags,
  'graphql-transport-ws': graphqlTags,
  'graphql-ws': graphqlTags,
  'json-rpc': rpcOnly,
  mqtt: mqttTags,
  phoenix: phoenixTags,
  signalr: signalrTags,
  'socket-io': socketIoTags,
  sockjs: sockjsTags,
  stomp: stompTags,
  wamp: wampTags,
}

/** The reader of a connection whose decoder is known; JSON is read by its usual names. */
export function readerFor(decoder: string | undefined): ReadTags {
  return (decoder !== undefined && READERS[decoder]) || jsonTags
}
