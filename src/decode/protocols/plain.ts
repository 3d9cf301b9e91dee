import { oneLine } from '../brief.ts'
import type { Decoder } from '../decoder.ts'
import { inflate } from '../inflate.ts'
import { jsonOf } from '../json.ts'
import { limits } from '../limits.ts'
import { readableText } from '../reader.ts'
import { hexOf } from '../tree.ts'

/**
 * No protocol that is known: text and JSON as they are, bytes that hold readable text as text, and
 * what is compressed unpacked. The last of the list, and what other decoders use inside.
 */
export const plain: Decoder = {
  id: 'plain',
  name: 'Plain',
  about: 'Text and JSON as they are; bytes as text where they hold some; gzip and zlib unpacked.',
  source: 'https://www.rfc-editor.org/rfc/rfc8259',
  fits: () => true,
  async decode({ body }) {
    if (typeof body === 'string') return ofText(body, [])
    const unpacked = await inflate(body)
    const bytes = unpacked?.bytes ?? body
    const outer = unpacked ? [unpacked.format] : []
    const text = readableText(bytes)
    if (text !== undefined) return ofText(text, [...outer, 'UTF-8'])
    return { summary: hexOf(bytes), value: bytes, layers: [...outer, 'Bytes'] }
  },
}

function ofText(text: string, outer: readonly string[]) {
  const json = jsonOf(text)
  const isTree = typeof json === 'object' && json !== null
  return {
    summary: oneLine(text.slice(0, limits.summary * 2), limits.summary),
    value: isTree ? json : text,
    layers: [...outer, isTree ? 'JSON' : 'Text'],
  }
}
