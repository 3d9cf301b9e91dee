import { useMemo } from 'preact/hooks'
import { outlineOf } from '../../src/json/check.ts'
import { kindAt, stringAt } from '../../src/json/value.ts'
import { Steps } from '../body/steps.tsx'
import { useSession } from '../context.ts'
import { JsonTree } from '../json/json-tree.tsx'
import { wholeOf } from '../json/row-text.ts'
import { createRows } from '../json/rows.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { TextView } from '../parts/text-view.tsx'
import styles from './decoding.module.css'
import type { Decoding } from './decodings.ts'

/** A message in the words of its protocol: what it is made of, and its structure. */
export function DecodedView({ decoding }: { decoding: Extract<Decoding, { kind: 'decoded' }> }) {
  const masks = useSession().masks.value
  const { json, layers, summary } = decoding.shown
  const outline = useMemo(() => outlineOf(json), [json])
  return (
    <div class={styles.decoded} data-view="decoded" data-decoder={decoding.decoder}>
      <Steps
        label={layers.at(-1) ?? 'Message'}
        first={(enter) => (
          <>
            <div class={styles.head}>
              <span class={styles.layers}>{layers.join(' › ')}</span>
              <CopyButton
                text={() => {
                  const [root] = outline ? createRows(outline).list : []
                  return root ? wholeOf(root, masks) : ''
                }}
                label="Copy decoded message"
              />
            </div>
            <p class={styles.summary}>{masks.text(summary)}</p>
            {outline && isTree(json) ? (
              <JsonTree outline={outline} prefix={layers.at(-1) ?? ''} onUnpack={enter.row} />
            ) : (
              <TextView text={kindAt(json, 0) === 'string' ? stringAt(json, 0) : json} />
            )}
          </>
        )}
      />
    </div>
  )
}

function isTree(json: string): boolean {
  const kind = kindAt(json, 0)
  return kind === 'object' || kind === 'list'
}
