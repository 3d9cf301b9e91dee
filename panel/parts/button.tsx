import type { ComponentChildren } from 'preact'
import styles from './button.module.css'
import { Icon, type IconName } from './icon.tsx'

interface Props {
  /** The hook for automation, `data-action`. */
  action?: string
  icon?: IconName
  /** Name and tooltip; without children, only the icon shows. */
  label: string
  /** The key that does the same; the tooltip tells it. */
  keys?: string
  pressed?: boolean
  expanded?: boolean
  controls?: string
  disabled?: boolean
  /** A frame around it: a thing to do, not a tool. */
  framed?: boolean
  onClick(): void
  children?: ComponentChildren
}

export function Button(props: Props) {
  const { action, icon, label, keys, pressed, expanded, controls, disabled, framed, onClick } =
    props
  return (
    <button
      type="button"
      class={framed ? styles.framed : styles.button}
      data-action={action}
      title={keys ? `${label} (${keys})` : label}
      aria-keyshortcuts={keys}
      aria-label={props.children ? undefined : label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-controls={expanded ? controls : undefined}
      disabled={disabled}
      onClick={onClick}
    >
      {icon && <Icon name={icon} />}
      {props.children}
    </button>
  )
}
