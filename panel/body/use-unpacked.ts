import { useEffect, useState } from 'preact/hooks'
import { MOST, mayBeBase64, type Unpacked } from '../../src/decode/unpack.ts'
import { fromBase64 } from '../../src/format/base64.ts'
import { visibleLines } from '../../src/format/visible.ts'
import type { Masks } from '../../src/mask.ts'
import { useSession } from '../context.ts'

/** What a body is packed in; undefined where it is not, or as long as it is not known. */
export function useUnpacked(body: string | Uint8Array): Unpacked | undefined {
  const { decodings, masks } = useSession()
  const mayBe = typeof body === 'string' ? isOpenPack(body, masks.value) : body.length <= MOST
  const [unpacked, setUnpacked] = useState<Unpacked>()
  useEffect(() => {
    let current = true
    setUnpacked(undefined)
    if (mayBe) {
      decodings.unpack(body).then((answer) => {
        if (current) setUnpacked(answer)
      })
    }
    return () => {
      current = false
    }
  }, [body, mayBe, decodings])
  return unpacked && isPack(unpacked) ? unpacked : undefined
}

/** Characters by which it is seen whether a packed text is masked. */
const HEAD = 256

/** Text that may be packed, and holds no secret: what is masked would be shown unpacked. */
export function isOpenPack(text: string, masks: Masks): boolean {
  const mayBe = mayBeBase64(text) || (text.startsWith('"') && text.length <= MOST)
  return mayBe && (isShown(text, masks) || isStructureAlone(text))
}

function isShown(text: string, masks: Masks): boolean {
  const head = text.slice(0, HEAD)
  return masks.text(head) === visibleLines(head)
}

/**
 * JSON in base64 begins as a token does, and is masked as one. Where it is none, its values are masked
 * by their names once they are unpacked. The header of a token names its algorithm:
 * https://www.rfc-editor.org/rfc/rfc7515#section-4.1.1
 */
function isStructureAlone(text: string): boolean {
  if (!/^eyJ[\w+/-]*={0,2}$/.test(text.slice(0, 4_096))) return false
  const bytes = fromBase64(text.replace(/=+$/, ''))
  return bytes !== undefined && !new TextDecoder().decode(bytes).includes('"alg"')
}

/** Of what was masked only what is masked again is shown: text, not its bytes. */
export function withoutBytes(text: string, unpacked: Unpacked, masks: Masks): Unpacked {
  if (isShown(text, masks)) return unpacked
  return {
    ...unpacked,
    layers: unpacked.layers.filter(({ body }) => typeof body === 'string'),
  }
}

/** Bytes that are text are shown so without being unpacked. */
export function isPack({ layers }: Unpacked): boolean {
  return layers.some(({ format }) => format !== 'text' && format !== 'JSON')
}

/** `base64 → gzip → JSON`. */
export function packWords({ layers }: Unpacked): string {
  return layers
    .filter(({ format }, at) => format !== 'text' || at === layers.length - 1)
    .map(({ format }) => format)
    .join(' → ')
}
