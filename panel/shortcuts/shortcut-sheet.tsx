import { useLayoutEffect, useRef } from 'preact/hooks'
import { useWorkspace } from '../captures/workspace-context.ts'
import { useSession } from '../context.ts'
import { Button } from '../parts/button.tsx'
import styles from './shortcuts.module.css'
import { globalVerb, SHORTCUTS, type Verbs } from './shortcuts.ts'

/** Listens to the keys that hold everywhere, and shows what keys there are. */
export function ShortcutSheet({ ask }: Pick<Verbs, 'ask'>) {
  const session = useSession()
  const { live, exportShown } = useWorkspace()
  const sheet = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    function press(event: KeyboardEvent): void {
      const verb = globalVerb(event, session, live, {
        showSheet: () => sheet.current?.showModal(),
        toggleExport: () => {
          exportShown.value = !exportShown.value
        },
        ask,
      })
      if (!verb || event.defaultPrevented) return
      event.preventDefault()
      verb()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [session, live, exportShown, ask])
  return (
    <dialog
      ref={sheet}
      class={styles.sheet}
      aria-label="Keyboard shortcuts"
      // Escape would open the drawer of DevTools as well.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      onClick={(event) => event.target === sheet.current && sheet.current?.close()}
    >
      <header class={styles.head}>
        <h2>Keyboard shortcuts</h2>
        <Button framed label="Close" onClick={() => sheet.current?.close()}>
          Close
        </Button>
      </header>
      <div class={styles.parts}>
        {SHORTCUTS.map(({ part, shortcuts }) => (
          <section key={part}>
            <h3>{part}</h3>
            <dl>
              {shortcuts.map(({ keys, does }) => (
                <div key={keys}>
                  <dt>{keys}</dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  )
}
