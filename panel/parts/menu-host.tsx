import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import styles from './menu.module.css'
import { MenuContext, type MenuItem, type MenuRequest } from './menu.ts'
import { itemsIn, moveInMenu } from './menu-keys.ts'

/** Room kept to the edges of the window, pixels. */
const EDGE = 4

/** Lets everything in it open a menu; one is open at a time, over everything. */
export function MenuHost({ children }: { children: ComponentChildren }) {
  const request = useSignal<MenuRequest | undefined>(undefined)
  const open = useRef((next: MenuRequest) => {
    request.value = next
  })
  function close(): void {
    const from = request.peek()?.from
    request.value = undefined
    if (from?.isConnected) from.focus()
  }
  return (
    <MenuContext.Provider value={open.current}>
      {children}
      {request.value && <Menu request={request.value} close={close} />}
    </MenuContext.Provider>
  )
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/menubar/ */
function Menu({ request, close }: { request: MenuRequest; close: () => void }) {
  const menu = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const groups = request.groups.filter((group) => group.length > 0)
  useLayoutEffect(() => {
    if (!menu.current) return
    place(menu.current, request)
    itemsIn(menu.current)[0]?.focus()
  }, [request])
  useLayoutEffect(() => closeOutside(menu, close))
  return (
    <div
      ref={menu}
      role="menu"
      class={styles.menu}
      aria-label={request.label}
      data-view="menu"
      onKeyDown={(event) => moveInMenu(event, typed.current, close)}
      onContextMenu={(event) => event.preventDefault()}
    >
      {groups.map((group, index) => (
        <div key={group[0]?.action} role="group">
          {index > 0 && <hr class={styles.line} />}
          {group.map((item) => (
            <Item key={item.action} item={item} close={close} />
          ))}
        </div>
      ))}
    </div>
  )
}

function Item({ item, close }: { item: MenuItem; close: () => void }) {
  const { action, label, keys, checked, choice, disabled } = item
  return (
    <button
      type="button"
      class={styles.item}
      tabIndex={-1}
      {...roleOf(item)}
      aria-disabled={disabled}
      data-action={action}
      onPointerEnter={(event) => event.currentTarget.focus()}
      onClick={() => {
        if (disabled) return
        close()
        item.run()
      }}
    >
      <span class={styles.mark} aria-hidden="true">
        {checked && (choice ? '•' : '✓')}
      </span>
      <span class={styles.label}>{label}</span>
      {keys && <kbd class={styles.keys}>{keys}</kbd>}
    </button>
  )
}

function roleOf({ checked, choice }: MenuItem) {
  if (checked === undefined) return { role: 'menuitem' } as const
  const role = choice ? 'menuitemradio' : 'menuitemcheckbox'
  return { role, 'aria-checked': checked } as const
}

/** Where it was asked for, moved so that all of it shows. */
function place(menu: HTMLElement, { x, y }: MenuRequest): void {
  const { width, height } = menu.getBoundingClientRect()
  const { innerWidth, innerHeight } = window
  menu.style.left = `${Math.max(EDGE, Math.min(x, innerWidth - width - EDGE))}px`
  menu.style.top = `${Math.max(EDGE, Math.min(y, innerHeight - height - EDGE))}px`
}

/** A press outside, or another window, closes it. */
function closeOutside(menu: { current: HTMLElement | null }, close: () => void): () => void {
  const press = ({ target }: Event) => {
    if (!(target instanceof Node && menu.current?.contains(target))) close()
  }
  document.addEventListener('pointerdown', press, true)
  window.addEventListener('blur', close)
  window.addEventListener('resize', close)
  return () => {
    document.removeEventListener('pointerdown', press, true)
    window.removeEventListener('blur', close)
    window.removeEventListener('resize', close)
  }
}
