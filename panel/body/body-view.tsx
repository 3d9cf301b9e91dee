import { useMemo, useState } from 'preact/hooks'
import { useSession } from '../context.ts'
import { JsonTree } from '../json/json-tree.tsx'
import type { OnUnpack } from '../json/unpack-offer.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { hexByte } from '../parts/hex.ts'
import { HexView } from '../parts/hex-view.tsx'
import { maskedText } from '../parts/masked-text.ts'
import { Switch } from '../parts/switch.tsx'
import { TextView } from '../parts/text-view.tsx'
import styles from './body.module.css'
import { PrettyView } from './pretty-view.tsx'
import { Progress } from './progress.tsx'
import { useOutline } from './use-outline.ts'

type View = 'tree' | 'pretty' | 'text' | 'hex'

const NAMES: Record<View, string> = { tree: 'Tree', pretty: 'Pretty', text: 'Text', hex: 'Hex' }

interface Props {
  body: string | Uint8Array
  onUnpack?: OnUnpack
}

/** A body as a tree, as text or as bytes, whatever it can be. */
export function BodyView({ body, onUnpack }: Props) {
  const isText = typeof body === 'string'
  const text = useMemo(() => (typeof body === 'string' ? body : textOf(body)), [body])
  const { outline, progress } = useOutline(text)
  const [chosen, choose] = useState<View>()
  const views: View[] = [
    ...(isText ? [] : (['hex'] as const)),
    ...(outline ? (['tree', 'pretty'] as const) : []),
    'text',
  ]
  const view = chosen && views.includes(chosen) ? chosen : (views[0] ?? 'text')
  return (
    <>
      <div class={styles.tools}>
        {views.length > 1 && (
          <Switch
            label="Show as"
            choices={views.map((one) => [one, NAMES[one]] as const)}
            chosen={view}
            onChoose={(one) => choose(one)}
            hooks={(one) => ({ 'data-action': `show-${one}` })}
          />
        )}
        <span class={styles.space} />
        <CopyBody body={body} view={view} />
      </div>
      {view === 'text' && !isText && text.includes('\ufffd') && (
        <p class={styles.note}>Not all of it is UTF-8: � stands for what is not.</p>
      )}
      {progress < 1 && isText ? (
        <Progress of="Reading" part={progress} />
      ) : (
        <Shown view={view} body={body} text={text} outline={outline} onUnpack={onUnpack} />
      )}
    </>
  )
}

interface ShownProps {
  body: string | Uint8Array
  onUnpack: OnUnpack | undefined
  view: View
  text: string
  outline: ReturnType<typeof useOutline>['outline']
}

function Shown({ view, body, text, outline, onUnpack }: ShownProps) {
  if (view === 'hex' && typeof body !== 'string') return <HexView bytes={body} />
  if (view === 'tree' && outline) {
    const prefix = text.slice(0, outline.from).trim()
    return <JsonTree outline={outline} prefix={prefix} {...(onUnpack && { onUnpack })} />
  }
  if (view === 'pretty' && outline) return <PrettyView outline={outline} />
  return <TextView text={text} />
}

function CopyBody({ body, view }: { body: string | Uint8Array; view: View }) {
  const { masks } = useSession()
  if (typeof body === 'string') {
    return <CopyButton text={() => maskedText(body, masks.value)} label="Copy message" />
  }
  if (view === 'hex') {
    const hex = () => Array.from(body, hexByte).join(' ')
    return <CopyButton text={hex} label="Copy as hexadecimal" />
  }
  return <CopyButton text={() => maskedText(textOf(body), masks.value)} label="Copy as text" />
}

/** Bytes as UTF-8; � stands for what is none. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
