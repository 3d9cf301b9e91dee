import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Unpacked } from '../../src/decode/unpack.ts'
import { stringAt } from '../../src/json/value.ts'
import type { Masks } from '../../src/mask.ts'
import { isOpenPack, isPack, packWords } from '../body/use-unpacked.ts'
import { useSession } from '../context.ts'
import type { Decodings } from '../decoding/decodings.ts'
import styles from './json-tree.module.css'
import { isSecret } from './row-text.ts'
import type { Row } from './rows.ts'

export type OnUnpack = (row: Row, text: string, unpacked: Unpacked) => void

/** What was learned of the strings that were looked at. */
const known = new WeakMap<Row, Promise<Unpacked | undefined>>()

/** Offers to unpack a string that is base64 of something readable. */
export function UnpackOffer({ row, onUnpack }: { row: Row; onUnpack: OnUnpack }) {
  const { decodings, masks } = useSession()
  const shown = masks.value
  const text = useMemo(() => packedText(row, shown), [row, shown])
  const [unpacked, setUnpacked] = useState<Unpacked>()
  useEffect(() => {
    let current = true
    setUnpacked(undefined)
    if (text !== undefined) {
      look(row, text, decodings).then((answer) => {
        if (current) setUnpacked(answer)
      })
    }
    return () => {
      current = false
    }
  }, [row, text, decodings])
  if (text === undefined || !unpacked || !isPack(unpacked)) return null
  const words = packWords(unpacked)
  return (
    <button
      type="button"
      class={styles.chip}
      data-action="unpack"
      title={`Unpack ${words} (U)`}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation()
        onUnpack(row, text, unpacked)
      }}
    >
      {words}
    </button>
  )
}

function look(row: Row, text: string, decodings: Decodings) {
  const asked = known.get(row) ?? decodings.unpack(text)
  known.set(row, asked)
  // Let go by the worker: asked again when it is looked at again.
  asked.then((answer) => answer ?? known.delete(row))
  return asked
}

/** The string of a row where it may be base64, and is no secret. */
function packedText(row: Row, masks: Masks): string | undefined {
  const { outline, member } = row
  const head = outline.text.slice(member.start + 1, Math.min(member.end - 1, member.start + 120))
  if (!/^(?:data:|[\w+/=-]{8})/.test(head)) return undefined
  const text = stringAt(outline.text, member.start, member.end)
  return isOpenPack(text, masks) && !isSecret(row, masks) ? text : undefined
}
