import { Undecodable } from './decoder.ts'
import type { Reader } from './reader.ts'

export type Properties = { [name: string]: unknown }

type Kind = 'byte' | 'uint16' | 'uint32' | 'varint' | 'text' | 'bytes' | 'pair'

/** https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html#_Toc3901027 */
const PROPERTIES: Readonly<Record<number, readonly [name: string, kind: Kind]>> = {
  1: ['payloadFormat', 'byte'],
  2: ['messageExpiry', 'uint32'],
  3: ['contentType', 'text'],
  8: ['responseTopic', 'text'],
  9: ['correlationData', 'bytes'],
  11: ['subscriptionIdentifier', 'varint'],
  17: ['sessionExpiry', 'uint32'],
  18: ['assignedClientIdentifier', 'text'],
  19: ['serverKeepAlive', 'uint16'],
  21: ['authenticationMethod', 'text'],
  22: ['authenticationData', 'bytes'],
  23: ['requestProblemInformation', 'byte'],
  24: ['willDelay', 'uint32'],
  25: ['requestResponseInformation', 'byte'],
  26: ['responseInformation', 'text'],
  28: ['serverReference', 'text'],
  31: ['reason', 'text'],
  33: ['receiveMaximum', 'uint16'],
  34: ['topicAliasMaximum', 'uint16'],
  35: ['topicAlias', 'uint16'],
  36: ['maximumQos', 'byte'],
  37: ['retainAvailable', 'byte'],
  38: ['userProperty', 'pair'],
  39: ['maximumPacketSize', 'uint32'],
  40: ['wildcardAvailable', 'byte'],
  41: ['subscriptionIdentifierAvailable', 'byte'],
  42: ['sharedSubscriptionAvailable', 'byte'],
}

/** Properties up to the end; those that repeat become a list. */
export function readProperties(reader: Reader): Properties {
  const properties: Properties = {}
  while (reader.left > 0) {
    const property = PROPERTIES[reader.varint()]
    if (!property) throw new Undecodable('No MQTT property')
    const [name, kind] = property
    const value = readValue(reader, kind)
    const before = properties[name]
    if (before === undefined) properties[name] = value
    else if (Array.isArray(before)) before.push(value)
    else properties[name] = [before, value]
  }
  return properties
}

function readValue(reader: Reader, kind: Kind): unknown {
  switch (kind) {
    case 'text':
      return reader.text(reader.uint16())
    case 'bytes':
      return reader.bytes(reader.uint16())
    case 'pair':
      return { [reader.text(reader.uint16())]: reader.text(reader.uint16()) }
    default:
      return reader[kind]()
  }
}
