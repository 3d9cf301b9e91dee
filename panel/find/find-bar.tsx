import { useLayoutEffect, useRef } from 'preact/hooks'
import { Button } from '../parts/button.tsx'
import styles from './find.module.css'
import { closeFind, useFindState } from './state.ts'
import { type Found, foundWords } from './use-find.ts'

/** The box to search inside of a message, and the way from match to match. */
export function FindBar({ found }: { found: Found<unknown> }) {
  const find = useFindState()
  const box = useRef<HTMLInputElement>(null)
  const { asked, open, query } = find
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for.
  useLayoutEffect(() => {
    if (!open.value || find.focused === asked.value) return
    find.focused = asked.value
    box.current?.focus()
    box.current?.select()
  }, [open.value, asked.value])
  if (!open.value) return null
  const words = foundWords(found)
  const none = found.matches.length === 0
  return (
    <search class={styles.bar} data-view="find">
      <input
        ref={box}
        type="text"
        class={styles.box}
        data-action="find"
        aria-label="Search in the message"
        placeholder="Search in the message"
        spellcheck={false}
        autocomplete="off"
        value={query.value}
        onInput={({ currentTarget }) => {
          query.value = currentTarget.value
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          find.step(event.shiftKey ? -1 : 1)
        }}
      />
      <span class={styles.count} role="status" data-found={found.isOver ? 'all' : 'some'}>
        {words}
      </span>
      <Button
        action="find-previous"
        label="Previous match (Shift+Enter)"
        disabled={none}
        onClick={() => find.step(-1)}
      >
        ↑
      </Button>
      <Button
        action="find-next"
        label="Next match (Enter)"
        disabled={none}
        onClick={() => find.step(1)}
      >
        ↓
      </Button>
      <Button action="find-close" label="Close the search (Escape)" onClick={() => closeFind(find)}>
        ✕
      </Button>
    </search>
  )
}
