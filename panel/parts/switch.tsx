import styles from './switch.module.css'

interface Props<T extends string> {
  /** Of the group. */
  label: string
  choices: readonly (readonly [id: T, label: string])[]
  chosen: T
  onChoose(id: T): void
  /** The attributes tests find a button by. */
  hooks(id: T): Record<`data-${string}`, string>
}

/** A row of buttons of which one is pressed. */
export function Switch<T extends string>({ label, choices, chosen, onChoose, hooks }: Props<T>) {
  return (
    <div role="group" aria-label={label} class={styles.switch}>
      {choices.map(([id, words]) => (
        <button
          type="button"
          key={id}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
          {...hooks(id)}
        >
          {words}
        </button>
      ))}
    </div>
  )
}
