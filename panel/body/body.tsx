import { Button } from '../parts/button.tsx'
import styles from './body.module.css'
import { BodyView } from './body-view.tsx'
import { type Enter, Steps } from './steps.tsx'
import { packWords, useUnpacked } from './use-unpacked.ts'

/** The data of a message, and what it is packed in. */
export function MessageBody({ body }: { body: string | Uint8Array }) {
  return (
    <Steps
      label="Message"
      first={(enter) => (
        <>
          <Offer body={body} enter={enter} />
          <BodyView body={body} onUnpack={enter.row} />
        </>
      )}
    />
  )
}

function Offer({ body, enter }: { body: string | Uint8Array; enter: Enter }) {
  const unpacked = useUnpacked(body)
  if (!unpacked) return null
  const words = packWords(unpacked)
  return (
    <div class={styles.offer}>
      <Button
        framed
        action="unpack"
        label={`Unpack ${words}`}
        onClick={() => enter.whole(body, unpacked)}
      >
        Unpack {words}
      </Button>
    </div>
  )
}
