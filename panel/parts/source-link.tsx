import { useEffect, useState } from 'preact/hooks'
import { visible } from '../../src/format/visible.ts'
import type { Frame } from '../../src/frame.ts'
import { appFrame, fileAndLine } from '../../src/stack.ts'
import { useSession } from '../context.ts'
import { isHttp } from '../load-map.ts'
import type { Position, SourceMaps } from '../source-map.ts'
import styles from './source-link.module.css'

/** `file:line` of the app's own line in a stack, as the author wrote it. */
export function SourceLink({ stack }: { stack: string }) {
  const frame = appFrame(stack)
  return frame ? <FrameLink frame={frame} /> : null
}

/**
 * A line of code: opens in the Sources panel where DevTools can, else text to copy. Only http(s)
 * positions open: a page chooses the URLs in its stacks.
 */
export function FrameLink({ frame }: { frame: Frame }) {
  const { host, masks, sourceMaps } = useSession()
  const position = useOriginal(frame, sourceMaps)
  // A source map names its sources as it likes.
  const words = visible(fileAndLine({ ...frame, ...position }))
  const target = isHttp(position.url) ? position : (sourceMaps.generated(position) ?? frame)
  const title = `${masks.value.url(position.url)}:${position.line}:${position.column}`
  if (!host.openSource || !isHttp(target.url)) {
    return (
      <code class={styles.text} title={title} data-source={words}>
        {words}
      </code>
    )
  }
  return (
    <button
      type="button"
      class={styles.link}
      title={title}
      data-source={words}
      onClick={() => host.openSource?.(target.url, target.line, target.column)}
    >
      {words}
    </button>
  )
}

/** The generated position at first, the original one once the map is read. */
function useOriginal(frame: Frame, sourceMaps: SourceMaps): Position {
  const { url, line, column } = frame
  const key = `${url}:${line}:${column}`
  const [found, setFound] = useState<{ key: string; position: Position }>()
  useEffect(() => {
    let current = true
    sourceMaps.original({ url, line, column }).then((position) => {
      if (current) setFound({ key, position })
    })
    return () => {
      current = false
    }
  }, [key, sourceMaps, url, line, column])
  return found?.key === key ? found.position : frame
}
