import { Undecodable } from './decoder.ts'
import type { Fields } from './json.ts'

/** Names of the elements of each message of the MessagePack protocol, by its type. */
const NAMES: Readonly<Record<number, readonly string[]>> = {
  1: ['headers', 'invocationId', 'target', 'arguments', 'streamIds'],
  2: ['headers', 'invocationId', 'item'],
  4: ['headers', 'invocationId', 'target', 'arguments', 'streamIds'],
  5: ['headers', 'invocationId'],
  6: [],
  7: ['error', 'allowReconnect'],
  8: ['sequenceId'],
  9: ['sequenceId'],
}

/**
 * A message of the MessagePack protocol with the names it has in JSON.
 * https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md#messagepack-msgpack-encoding
 */
export function fieldsOfPack(value: unknown): Fields {
  if (!Array.isArray(value)) throw new Undecodable('No SignalR message')
  const [type, ...rest] = value
  if (type === 3) return completion(rest)
  const names = typeof type === 'number' ? NAMES[type] : undefined
  if (!names) throw new Undecodable('No SignalR message')
  return Object.fromEntries([['type', type], ...names.map((name, index) => [name, rest[index]])])
}

/** Result kind 1 is an error, 2 none, 3 a value. */
function completion([headers, invocationId, kind, result]: readonly unknown[]): Fields {
  const known = { type: 3, headers, invocationId }
  if (kind === 1) return { ...known, error: result }
  return kind === 3 ? { ...known, result } : known
}
