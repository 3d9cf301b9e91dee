import type { Theme } from '../src/host.ts'

/** The two browsers agree on the name of the theme, and on nothing about its changes. */
interface Panels {
  readonly themeName: string
  /** Chromium. */
  setThemeChangeHandler?(changed: (name: string) => void): void
  /** Firefox. */
  onThemeChanged?: { addListener(changed: (name: string) => void): void }
}

/** The theme of DevTools: `prefers-color-scheme` is wrong in Chromium's panels. */
export function devtoolsTheme(panels: Panels): Theme {
  let name = panels.themeName
  const listeners = new Set<() => void>()
  function change(to: string): void {
    name = to
    for (const changed of listeners) changed()
  }
  if (panels.onThemeChanged) panels.onThemeChanged.addListener(change)
  else panels.setThemeChangeHandler?.(change)
  return {
    current: () => (name === 'dark' ? 'dark' : 'light'),
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}
