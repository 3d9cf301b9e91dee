import type { Connection } from '../../src/connection.ts'
import type { Recognised } from '../../src/decode/choose.ts'
import { useSession } from '../context.ts'
import styles from './decoding.module.css'
import { SchemaPicker } from './schema-picker.tsx'

const BECAUSE: Record<Recognised, string> = {
  subprotocol: 'recognised by its subprotocol',
  library: 'recognised by its library',
  content: 'recognised by its first messages',
  none: 'no protocol recognised',
}

/** Says how the messages of a connection are read, and lets the user say otherwise. */
export function DecoderSelect({ connection }: { connection: Connection }) {
  const { decodings } = useSession()
  const inForce = decodings.decoderOf(connection)
  const formats = decodings.formats.value
  if (formats.length === 0) return null
  const automatic = decodings.automatic(connection).value
  const chosen = decodings.chosen(connection)
  const nameOf = (id: string | undefined) => formats.find((format) => format.id === id)?.name
  return (
    <>
      {inForce === 'protobuf' && <SchemaPicker />}
      <select
        class={styles.select}
        data-action="decoder"
        data-decoder={inForce}
        aria-label="How messages are decoded"
        title={`Decoded as ${nameOf(inForce) ?? '…'}${chosen.value || !automatic ? '' : `: ${BECAUSE[automatic.by]}`}`}
        value={chosen.value ?? ''}
        onChange={({ currentTarget }) => {
          chosen.value = currentTarget.value === '' ? undefined : currentTarget.value
        }}
      >
        <option value="">Auto{automatic ? `: ${nameOf(automatic.decoder)}` : ''}</option>
        {formats.map(({ id, name, about }) => (
          <option key={id} value={id} title={about}>
            {name}
          </option>
        ))}
      </select>
    </>
  )
}
