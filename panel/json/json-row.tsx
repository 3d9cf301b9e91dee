import { formatCount } from '../../src/format/count.ts'
import { visible } from '../../src/format/visible.ts'
import { kindAt } from '../../src/json/value.ts'
import type { Masks } from '../../src/mask.ts'
import { Marked } from '../find/marked.tsx'
import { Icon } from '../parts/icon.tsx'
import styles from './json-tree.module.css'
import { lineOf, nameOf } from './row-text.ts'
import { innerIn, type Row } from './rows.ts'
import { type OnUnpack, UnpackOffer } from './unpack-offer.tsx'

/** Levels that are indented, up to half of the width: deeper ones stand below each other. */
const INDENTED = 24

interface Props {
  row: Row
  at: number
  prefix: string
  expanded: boolean | undefined
  selected: boolean
  query: string
  masks: Masks
  onClick: (event: MouseEvent) => void
  onHover: (event: { currentTarget: HTMLElement }) => void
  onUnpack: OnUnpack | undefined
}

export function JsonRow(props: Props) {
  const { row, at, expanded, selected, onClick, onHover } = props
  return (
    <div
      id={`node-${at}`}
      role="treeitem"
      class={styles.row}
      style={{ paddingLeft: `min(${Math.min(row.level, INDENTED) * 12 - 8}px, 50%)` }}
      aria-level={row.level}
      aria-expanded={expanded}
      aria-selected={selected}
      onClick={onClick}
      onMouseEnter={onHover}
    >
      <span class={styles.twisty} data-open={expanded}>
        {expanded !== undefined && <Icon name="chevron" size={12} />}
      </span>
      {row.kind === 'value' ? <Content {...props} /> : <More row={row} />}
    </div>
  )
}

function Content({ row, prefix, expanded, query, masks, onUnpack }: Props) {
  const { outline, member, parent } = row
  const name = nameOf(row) ?? (parent ? String(member.index) : prefix)
  const kind = kindAt(outline.text, member.start)
  const isContainer = kind === 'object' || kind === 'list'
  return (
    <>
      {name !== '' && (
        <>
          <span class={styles.key} data-index={parent && member.name === undefined}>
            <Marked text={visible(masks.text(name))} query={query} />
          </span>
          {': '}
        </>
      )}
      {isContainer && expanded ? (
        <span class={styles.brief}>{sizeWords(kind, row.count)}</span>
      ) : (
        <span class={isContainer ? styles.brief : styles[kind]}>
          <Marked text={lineOf(row, masks, query)} query={isContainer ? '' : query} />
        </span>
      )}
      {kind === 'string' && innerIn(row) && <span class={styles.chip}>JSON</span>}
      {kind === 'string' && onUnpack && <UnpackOffer row={row} onUnpack={onUnpack} />}
    </>
  )
}

function sizeWords(kind: 'object' | 'list', count: number): string {
  return kind === 'list' ? `[${formatCount(count)}]` : `{${formatCount(count)}}`
}

function More({ row: { kind, parent } }: { row: Row }) {
  if (!parent) return null
  const rest = kind === 'before' ? parent.from : parent.count - parent.to
  const place = kind === 'before' ? 'before' : 'more'
  return (
    <span class={styles.more} data-action={`show-${place}`}>
      Show {formatCount(Math.min(rest, 500))} {place} of {formatCount(rest)}
    </span>
  )
}
