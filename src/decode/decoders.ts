import type { Decoder } from './decoder.ts'
import { actionCable } from './protocols/action-cable.ts'
import { cbor } from './protocols/cbor.ts'
import { centrifugo } from './protocols/centrifugo.ts'
import { graphqlTransportWs } from './protocols/graphql-transport-ws.ts'
import { graphqlWs } from './protocols/graphql-ws.ts'
import { jsonRpc } from './protocols/json-rpc.ts'
import { messagePack } from './protocols/message-pack.ts'
import { mqtt } from './protocols/mqtt.ts'
import { phoenix } from './protocols/phoenix.ts'
import { plain } from './protocols/plain.ts'
import { protobuf } from './protocols/protobuf.ts'
import { pusher } from './protocols/pusher.ts'
import { signalr } from './protocols/signalr.ts'
import { socketIo } from './protocols/socket-io.ts'
import { sockjs } from './protocols/sockjs.ts'
import { stomp } from './protocols/stomp.ts'
import { wamp } from './protocols/wamp.ts'
import { yjs } from './protocols/yjs.ts'

/** All formats, in the order in which they are looked for: what is told apart most easily first. */
export const decoders: readonly Decoder[] = [
  socketIo,
  sockjs,
  signalr,
  graphqlTransportWs,
  graphqlWs,
  stomp,
  wamp,
  mqtt,
  phoenix,
  actionCable,
  pusher,
  centrifugo,
  jsonRpc,
  yjs,
  messagePack,
  cbor,
  protobuf,
  plain,
]
