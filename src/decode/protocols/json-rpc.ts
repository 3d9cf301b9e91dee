import { brief, sentence } from '../brief.ts'
import { type Decoder, Undecodable } from '../decoder.ts'
import { type Fields, field, isFields, jsonOf, parseJson, textField } from '../json.ts'
import { readableText } from '../reader.ts'
import { someText } from '../samples.ts'

/**
 * JSON-RPC 2.0, alone or in batches, and the Language Server Protocol, whose messages may have their
 * HTTP-like header before them.
 */
export const jsonRpc: Decoder = {
  id: 'json-rpc',
  name: 'JSON-RPC',
  about: 'Requests, notifications, results and errors of JSON-RPC 2.0 and of language servers.',
  source: 'https://www.jsonrpc.org/specification',
  subprotocol: /^json-?rpc/i,
  fits: (opening) => someText(opening, (text) => callsOf(text) !== undefined),
  decode({ body }) {
    const text = typeof body === 'string' ? body : readableText(body)
    if (text === undefined) throw new Undecodable('Not text')
    const calls = callsOf(text)
    if (!calls) {
      parseJson(withoutHeader(text))
      throw new Undecodable('No JSON-RPC message')
    }
    return {
      summary: sentence(calls.map(summaryOf).join(' · ')),
      value: calls.length === 1 ? calls[0] : calls,
      layers: [text === withoutHeader(text) ? 'JSON-RPC' : 'Language Server Protocol'],
    }
  },
}

/** https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#headerPart */
function withoutHeader(text: string): string {
  return text.replace(/^(?:Content-[\w-]+: ?[^\r\n]{1,100}\r\n){1,4}\r\n/, '')
}

function callsOf(text: string): Fields[] | undefined {
  if (!text.includes('"jsonrpc"')) return undefined
  const value = jsonOf(withoutHeader(text))
  const calls = Array.isArray(value) ? value : [value]
  return calls.length > 0 && calls.every(isCall) ? calls : undefined
}

function isCall(value: unknown): value is Fields {
  return isFields(value) && field(value, 'jsonrpc') === '2.0'
}

function summaryOf(call: Fields): string {
  const method = textField(call, 'method')
  const id = field(call, 'id')
  const mark = id === undefined || id === null ? undefined : `#${brief(id)}`
  if (method !== undefined) {
    return sentence(mark ? 'request' : 'notify', method, mark, brief(field(call, 'params')))
  }
  const error = field(call, 'error')
  if (error === undefined) return sentence('result', mark, brief(field(call, 'result')))
  return sentence('error', mark, brief(field(error, 'code')), brief(field(error, 'message')))
}
