import { type Signal, useComputed, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'
import { useWorkspace } from '../captures/workspace-context.ts'
import { SessionContext, useSession } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import styles from './filter.module.css'
import { Matches } from './matches.tsx'
import { optionId, Suggestions } from './suggestions.tsx'
import { useSuggestions } from './use-suggestions.ts'

/** The filter, with suggestions and what it finds. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export function FilterBox() {
  const { query, filter } = useSession().search
  const { active } = useWorkspace()
  const box = useRef<HTMLInputElement>(null)
  const focused = useSignal(false)
  const suggestions = useSuggestions(query)
  const error = useComputed(() =>
    filter.value.kind === 'error' ? filter.value.message : undefined,
  )
  const offered = focused.value ? suggestions.offered.value : []
  const at = suggestions.active.value
  return (
    <div class={styles.filter}>
      <Icon name="filter" size={14} />
      <input
        type="text"
        role="combobox"
        data-action="filter"
        title="Filter (/)"
        aria-keyshortcuts="/"
        placeholder="Filter: text, /regex/, -not, ↓ for more"
        aria-label="Filter connections and messages"
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls="filter-suggestions"
        aria-activedescendant={offered[at] && optionId(at)}
        aria-invalid={error.value !== undefined}
        aria-describedby={error.value === undefined ? undefined : 'filter-error'}
        ref={box}
        spellcheck={false}
        autocomplete="off"
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value
          suggestions.typed()
        }}
        onFocus={() => {
          focused.value = true
        }}
        onBlur={() => {
          focused.value = false
          suggestions.close()
        }}
        onKeyDown={suggestions.onKeyDown}
      />
      {query.value !== '' && <Clear query={query} box={box} />}
      <SessionContext.Provider value={active.value}>
        <Matches />
      </SessionContext.Provider>
      {error.value !== undefined && (
        <span id="filter-error" class={styles.error} role="alert">
          {error.value}
        </span>
      )}
      <Suggestions offered={offered} active={at} choose={suggestions.choose} />
    </div>
  )
}

/** What Escape does, for the mouse. */
function Clear({ query, box }: { query: Signal<string>; box: RefObject<HTMLInputElement | null> }) {
  return (
    <button
      type="button"
      class={styles.clear}
      data-action="filter-clear"
      tabIndex={-1}
      title="Clear the filter (Escape)"
      aria-label="Clear the filter"
      onClick={() => {
        query.value = ''
        box.current?.focus()
      }}
    >
      ×
    </button>
  )
}
