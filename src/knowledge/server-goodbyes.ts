import type { Message } from '../event.ts'

/** How the server ends a session in the protocol of a library: what its message says, in words. */
interface Goodbye {
  library: string
  says(message: Message): string | undefined
  source: string
}

/** Reason codes of DISCONNECT and return codes of CONNACK, of MQTT 3.1.1 and 5. */
const mqttCodes: Readonly<Record<number, string>> = {
  4: 'Not authorized: bad user name or password',
  5: 'Not authorized',
  134: 'Not authorized: bad user name or password',
  135: 'Not authorized',
  139: 'Server shutting down',
  141: 'Keep Alive timeout',
  142: 'Session taken over',
  149: 'Packet too large',
  151: 'Quota exceeded',
}

const CONNACK = 0x20
const DISCONNECT = 0xe0

const goodbyes: readonly Goodbye[] = [
  {
    library: 'engine.io',
    says: ({ body }) =>
      typeof body === 'string' && /^(?:1|41(?:\/[^,]*,)?)$/.test(body) ? 'disconnect' : undefined,
    source: 'https://socket.io/docs/v4/socket-io-protocol/#disconnection-from-a-namespace',
  },
  {
    library: 'signalr',
    says: ({ body }) =>
      typeof body === 'string' && /^\{"type":7\b/.test(body) ? 'close message' : undefined,
    source:
      'https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md#close-message-encoding',
  },
  {
    library: 'mqtt',
    says: ({ body }) => {
      if (!(body instanceof Uint8Array)) return undefined
      if (body[0] === DISCONNECT) return mqttCodes[body[2] ?? 0]
      return body[0] === CONNACK ? mqttCodes[body[3] ?? 0] : undefined
    },
    source: 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html',
  },
]

export function serverGoodbye(library: string | undefined, message: Message): string | undefined {
  return goodbyes.find((row) => row.library === library)?.says(message)
}
