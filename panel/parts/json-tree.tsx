import { useState } from 'preact/hooks'
import { Icon } from './icon.tsx'
import styles from './json-tree.module.css'
import { moveInTree } from './tree-keys.ts'

/** Children shown at once; the rest on demand. */
const PAGE = 100

/** Levels open at first. */
const OPEN_LEVELS = 2

/** A parsed JSON value; children are made when their parent opens. */
export function JsonTree({ value, prefix }: { value: object; prefix: string }) {
  return (
    <div class={styles.tree} role="tree" aria-label="Message as JSON" onKeyDown={moveInTree}>
      <Node name={prefix} value={value} level={1} first />
    </div>
  )
}

interface Props {
  name: string
  value: unknown
  level: number
  first?: boolean
}

function Node({ name, value, level, first = false }: Props) {
  const children = childrenOf(value)
  const [open, setOpen] = useState(level <= OPEN_LEVELS)
  const expanded = children && children.length > 0 ? open : undefined
  return (
    <div
      role="treeitem"
      class={styles.node}
      tabIndex={first ? 0 : -1}
      aria-level={level}
      aria-expanded={expanded}
      onClick={(event) => {
        const clicked = (event.target as Element).closest('[role="treeitem"]')
        if (clicked === event.currentTarget) setOpen(!open)
      }}
    >
      <div class={styles.head} style={{ paddingLeft: `${level * 12}px` }}>
        <span class={styles.twisty} data-open={expanded}>
          {expanded !== undefined && <Icon name="chevron" size={12} />}
        </span>
        {name !== '' && <span class={styles.key}>{name}</span>}
        {name !== '' && ': '}
        <Value value={value} open={expanded ?? false} />
      </div>
      {expanded && children && <Children entries={children} level={level + 1} />}
    </div>
  )
}

function Children({ entries, level }: { entries: [string, unknown][]; level: number }) {
  const [shown, setShown] = useState(PAGE)
  const rest = entries.length - shown
  return (
    <div role="group">
      {entries.slice(0, shown).map(([name, value]) => (
        <Node key={name} name={name} value={value} level={level} />
      ))}
      {rest > 0 && (
        <button
          type="button"
          class={styles.more}
          style={{ marginLeft: `${level * 12}px` }}
          onClick={() => setShown(shown + PAGE)}
        >
          Show {Math.min(rest, PAGE)} more of {rest}
        </button>
      )}
    </div>
  )
}

function Value({ value, open }: { value: unknown; open: boolean }) {
  if (Array.isArray(value))
    return <span class={styles.brief}>{open ? `(${value.length})` : brief(value)}</span>
  if (typeof value === 'object' && value !== null) {
    return <span class={styles.brief}>{open ? '' : brief(value)}</span>
  }
  return <span class={styles[typeof value] ?? styles.word}>{JSON.stringify(value)}</span>
}

/** The value on one line, cut short. */
function brief(value: object): string {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

function childrenOf(value: unknown): [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined
}
