import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Outline } from '../../src/json/check.ts'
import { createJsonFinder, type Place } from '../../src/json/find.ts'
import { stringAt } from '../../src/json/value.ts'
import { useSession } from '../context.ts'
import { FindBar } from '../find/find-bar.tsx'
import { useFind } from '../find/use-find.ts'
import { useScroller, WindowedRows } from '../parts/windowed-list.tsx'
import { createCopy } from './copy.ts'
import { JsonRow } from './json-row.tsx'
import styles from './json-tree.module.css'
import { NodeBar } from './node-bar.tsx'
import { pathOf, shownToken } from './row-text.ts'
import { createRows, type Row } from './rows.ts'
import { activate, moveInTree } from './tree-keys.ts'
import type { OnUnpack } from './unpack-offer.tsx'

/** The offer in the selected row. */
const UNPACK = '[aria-selected="true"] [data-action="unpack"]'

/** Characters of a path in a tooltip. */
const TOOLTIP = 300

interface Props {
  outline: Outline
  /** What stands before the JSON. */
  prefix: string
  onUnpack?: OnUnpack
}

/** JSON as a tree: only what is open is made, and only what shows is drawn. */
export function JsonTree({ outline, prefix, onUnpack }: Props) {
  const session = useSession()
  const masks = session.masks.value
  const rows = useMemo(() => createRows(outline), [outline])
  const [selected, setSelected] = useState(0)
  const [, setVersion] = useState(0)
  const wanted = useRef<number | undefined>(undefined)
  const scroller = useScroller(rows.list.length, { follows: false })
  const copy = useMemo(() => createCopy(session), [session])
  const finder = useMemo(
    () => (query: string) =>
      createJsonFinder(outline, query, (token, name) =>
        shownToken(stringAt(name, 0), token, masks),
      ),
    [outline, masks],
  )
  const found = useFind<Place>(finder, (place) => {
    select(rows.reveal(place))
  })
  // What stands below the tree differs from value to value, and takes height from it.
  const page = scroller.page()
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the height changes.
  useLayoutEffect(() => scroller.reveal(selected), [page])
  // Once the list has its new length.
  useLayoutEffect(() => {
    if (wanted.current !== undefined) scroller.reveal(wanted.current)
    wanted.current = undefined
  })

  function select(at: number): void {
    setSelected(at)
    setVersion((version) => version + 1)
    wanted.current = at
  }
  function press(event: KeyboardEvent): void {
    const row = rows.list[selected]
    if (row && copy.key(event, row)) return
    if (event.key === 'u') scroller.element.current?.querySelector<HTMLElement>(UNPACK)?.click()
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = moveInTree(event.key, rows, selected, scroller.page())
    if (next === undefined) return
    event.preventDefault()
    select(next)
  }
  function click(event: MouseEvent, at: number): void {
    if (getSelection()?.isCollapsed === false) return
    if (event.altKey) rows.openBelow(at)
    else activate(rows, at)
    setSelected(at)
    setVersion((version) => version + 1)
  }
  const row = rows.list[selected]
  return (
    <>
      <FindBar found={found} />
      <div
        ref={scroller.element}
        class={styles.tree}
        role="tree"
        tabIndex={0}
        aria-label="Message as JSON"
        aria-activedescendant={row ? `node-${selected}` : undefined}
        data-view="json"
        onScroll={scroller.onScroll}
        onKeyDown={press}
      >
        <WindowedRows
          window={scroller.window}
          render={(at) => {
            const shown = rows.list[at]
            if (!shown) return null
            return (
              <JsonRow
                key={at}
                at={at}
                row={shown}
                prefix={at === 0 ? prefix : ''}
                expanded={rows.isExpandable(shown) ? shown.open : undefined}
                selected={at === selected}
                query={found.query}
                masks={masks}
                onClick={(event) => click(event, at)}
                onHover={({ currentTarget }) => {
                  currentTarget.title = tooltip(shown)
                }}
                onUnpack={onUnpack}
              />
            )
          }}
        />
      </div>
      {row?.kind === 'value' && <NodeBar row={row} copy={copy} />}
    </>
  )
}

function tooltip(row: Row): string {
  const path = pathOf(row)
  return path.length > TOOLTIP ? `…${path.slice(-TOOLTIP)}` : path
}
