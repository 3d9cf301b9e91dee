import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { reveal } from './reveal.ts'
import styles from './tabs.module.css'

interface Props<Id extends string> {
  label: string
  /** With the key that opens each; its tooltip tells it. */
  tabs: readonly { id: Id; label: string; keys?: string }[]
  selected: Id
  onSelect(id: Id): void
  /** The selected tab's panel. */
  children: ComponentChildren
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, children }: Props<Id>) {
  const list = useRef<HTMLDivElement>(null)
  const index = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === selected),
  )
  const shown = tabs[index]?.id ?? selected

  function key(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const next = step && tabs[(index + step + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onSelect(next.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  return (
    <>
      <div ref={list} class={styles.tabs} role="tablist" aria-label={label} onKeyDown={key}>
        {tabs.map((tab) => (
          <button
            type="button"
            key={tab.id}
            id={`tab-${tab.id}`}
            role="tab"
            class={styles.tab}
            data-tab={tab.id}
            title={tab.keys && `${tab.label} (${tab.keys})`}
            aria-keyshortcuts={tab.keys}
            aria-selected={tab.id === shown}
            ref={tab.id === shown ? reveal : null}
            aria-controls={tab.id === shown ? 'tab-panel' : undefined}
            tabIndex={tab.id === shown ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id="tab-panel" class={styles.panel} role="tabpanel" aria-labelledby={`tab-${shown}`}>
        {children}
      </div>
    </>
  )
}
