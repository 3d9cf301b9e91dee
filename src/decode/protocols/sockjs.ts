import type { Direction } from '../../event.ts'
import { brief, sentence } from '../brief.ts'
import { type Decoded, type Decoder, type Opening, type Options, Undecodable } from '../decoder.ts'
import { parseJson, textOf } from '../json.ts'
import { limits } from '../limits.ts'
import { someText } from '../samples.ts'
import { jsonRpc } from './json-rpc.ts'
import { plain } from './plain.ts'
import { looksLikeStomp, stomp } from './stomp.ts'

/**
 * SockJS: a letter for each kind of frame from the server, JSON arrays of texts both ways. What the
 * texts hold is decoded in turn. The raw endpoint `/websocket` has no such frames.
 */
export const sockjs: Decoder = {
  id: 'sockjs',
  name: 'SockJS',
  about: 'Frames of SockJS and the messages in them, with STOMP or JSON-RPC inside.',
  source: 'https://sockjs.github.io/sockjs-protocol/sockjs-protocol-0.3.3.html',
  libraries: ['sockjs'],
  fits: (opening) =>
    /\/\d{3}\/[\w-]+\/websocket(?:\?|$)/.test(opening.url) &&
    someText(opening, (text) => text === 'o'),
  decode({ direction, body }, opening, options) {
    const text = textOf(body)
    if (direction === 'send') return messages(textsOf(text), opening, options, direction)
    switch (text[0]) {
      case 'o':
        return frame('open')
      case 'h':
        return frame('heartbeat')
      case 'a':
        return messages(textsOf(text.slice(1)), opening, options, direction)
      case 'm':
        return messages([String(parseJson(text.slice(1)))], opening, options, direction)
      case 'c':
        return closing(parseJson(text.slice(1)))
    }
    throw new Undecodable('No SockJS frame')
  },
}

async function messages(
  texts: readonly string[],
  opening: Opening,
  options: Options,
  direction: Direction,
): Promise<Decoded> {
  if (texts.length > limits.packets) throw new Undecodable('Too many messages')
  const inner: Decoded[] = []
  for (const body of texts) {
    inner.push(await innerOf(body).decode({ direction, body }, opening, options))
  }
  return {
    summary: sentence(inner.map(({ summary }) => summary).join(' · ')),
    value: inner.length === 1 ? inner[0]?.value : inner.map(({ value }) => value),
    layers: ['SockJS', ...new Set(inner.flatMap(({ layers }) => layers))],
  }
}

function innerOf(text: string): Decoder {
  if (looksLikeStomp(text)) return stomp
  return /"jsonrpc":\s*"2\.0"/.test(text) ? jsonRpc : plain
}

/** A client sends an array of texts, or one. */
function textsOf(json: string): string[] {
  const value = parseJson(json)
  const list = Array.isArray(value) ? value : [value]
  if (!list.every((item) => typeof item === 'string')) throw new Undecodable('No SockJS messages')
  return list
}

function closing(value: unknown): Decoded {
  const [code, reason] = Array.isArray(value) ? value : []
  return { summary: sentence('close', brief(code), brief(reason)), value, layers: ['SockJS'] }
}

function frame(summary: string): Decoded {
  return { summary, value: { frame: summary }, layers: ['SockJS'] }
}
