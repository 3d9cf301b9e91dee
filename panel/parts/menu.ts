import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

export interface MenuItem {
  /** The hook for automation, `data-action`. */
  readonly action: string
  readonly label: string
  /** The key that does the same. */
  readonly keys?: string
  /** Of a switch, or of one of several choices. */
  readonly checked?: boolean
  readonly choice?: boolean
  readonly disabled?: boolean
  run(): void
}

/** A menu that was asked for. */
export interface MenuRequest {
  readonly label: string
  /** Groups, with a line between them. */
  readonly groups: readonly (readonly MenuItem[])[]
  /** Where it opens, pixels of the window. */
  readonly x: number
  readonly y: number
  /** Gets the focus when the menu is closed. */
  readonly from: HTMLElement | null
}

export type OpenMenu = (request: MenuRequest) => void

export const MenuContext = createContext<OpenMenu>(() => {})

export function useMenu(): OpenMenu {
  return useContext(MenuContext)
}

/** Whether a key asks for the menu of what has the focus. */
export function asksForMenu({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey)
}

/** Where a menu opens that a key asked for: at the beginning of its element, a little inside. */
export function placeAt(element: Element | null): { x: number; y: number } {
  const { left = 0, bottom = 0 } = element?.getBoundingClientRect() ?? {}
  return { x: left + 16, y: bottom }
}
