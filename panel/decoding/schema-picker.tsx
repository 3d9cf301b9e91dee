import { useRef } from 'preact/hooks'
import { useSession } from '../context.ts'
import { Button } from '../parts/button.tsx'
import styles from './decoding.module.css'

/** Loads a protobuf schema, and chooses the message type. */
export function SchemaPicker() {
  const { schemas } = useSession().decodings
  const input = useRef<HTMLInputElement>(null)
  const loaded = schemas.loaded.value
  return (
    <>
      <span class={styles.problem} role="status">
        {schemas.problem.value}
      </span>
      {loaded && (
        <select
          class={styles.select}
          data-action="message-type"
          aria-label="Message type"
          value={schemas.type.value}
          onChange={({ currentTarget }) => {
            schemas.type.value = currentTarget.value
          }}
        >
          <option value="">Best fit</option>
          {loaded.types.map((type) => (
            <option key={type} value={type}>
              {type}
            </option>
          ))}
        </select>
      )}
      <Button
        label="Load a protobuf schema: a .proto source, or a descriptor set as protoc and buf write it"
        onClick={() => input.current?.click()}
      >
        {loaded ? loaded.name : 'Load schema…'}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        data-action="schema"
        accept=".desc,.binpb,.pb,.protoset,.proto"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          if (file) void schemas.load(file)
          currentTarget.value = ''
        }}
      />
    </>
  )
}
