import type { Suggestion } from '../../src/filter/suggest.ts'
import { reveal } from '../parts/reveal.ts'
import styles from './filter.module.css'

export function optionId(index: number): string {
  return `filter-suggestion-${index}`
}

interface Props {
  offered: readonly Suggestion[]
  /** Index of the one the keyboard is at, or -1. */
  active: number
  choose(suggestion: Suggestion): void
}

/** The list under the filter box; the focus stays in the box. */
export function Suggestions({ offered, active, choose }: Props) {
  if (offered.length === 0) return null
  return (
    <div
      id="filter-suggestions"
      class={styles.suggestions}
      role="listbox"
      aria-label="Ways to go on"
      tabIndex={-1}
    >
      {offered.map((one, index) => (
        <div
          key={one.text}
          id={optionId(index)}
          role="option"
          tabIndex={-1}
          class={styles.suggestion}
          aria-selected={index === active}
          ref={index === active ? reveal : null}
          // The box must not lose the focus before the click arrives.
          onMouseDown={(event) => {
            event.preventDefault()
            choose(one)
          }}
        >
          <code>{one.text}</code>
          {one.about && <span>{one.about}</span>}
        </div>
      ))}
    </div>
  )
}
