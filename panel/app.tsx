import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import styles from './app.module.css'
import { BlankState } from './blank-state.tsx'
import { CaptureLists } from './captures/capture-lists.tsx'
import { useDrop } from './captures/drop.ts'
import { type Asked, ExportView } from './captures/export-view.tsx'
import { ImportStatus } from './captures/import-status.tsx'
import type { Workspace } from './captures/workspace.ts'
import { useWorkspace } from './captures/workspace-context.ts'
import { SessionContext } from './context.ts'
import { CoverageView } from './coverage-view.tsx'
import { Details } from './details.tsx'
import { type Layout, useLayout } from './layout.ts'
import { MenuHost } from './parts/menu-host.tsx'
import { Splitter } from './parts/splitter.tsx'
import type { Recovery } from './recovery/recovery.ts'
import { RecoveryNotice } from './recovery/recovery-notice.tsx'
import { ShortcutSheet } from './shortcuts/shortcut-sheet.tsx'
import { StatusLine } from './status-line.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { Toolbar } from './toolbar.tsx'

/** The whole panel. */
export function App({ recovery }: { recovery: Recovery }) {
  const root = useRef<HTMLDivElement>(null)
  const layout = useLayout(root)
  const coverageShown = useSignal(false)
  const asked = useSignal<Asked | undefined>(undefined)
  const workspace = useWorkspace()
  const active = workspace.active.value
  useDrop(workspace)
  function ask(what: Asked): void {
    asked.value = what
    workspace.exportShown.value = true
  }
  return (
    <div class={styles.app} ref={root} data-layout={layout}>
      <MenuHost>
        <Toolbar coverageShown={coverageShown} ask={ask} />
        {coverageShown.value && (
          <CoverageView
            close={() => {
              coverageShown.value = false
            }}
          />
        )}
        <ImportStatus />
        <RecoveryNotice recovery={recovery} />
        <SessionContext.Provider value={active}>
          {workspace.exportShown.value && <ExportView key={keyOf(workspace)} asked={asked} />}
          <Content layout={layout} />
          <StatusLine />
          <ShortcutSheet ask={ask} />
        </SessionContext.Provider>
      </MenuHost>
    </div>
  )
}

function Content({ layout }: { layout: Layout }) {
  const workspace = useWorkspace()
  const { live, captures } = workspace
  live.revision.value
  const isBlank = live.log.connections.size === 0 && captures.value.length === 0
  if (isBlank) return <Blank />
  return <Panes layout={layout} shown={keyOf(workspace)} />
}

function Blank() {
  return (
    <main class={styles.blank}>
      <BlankState />
    </main>
  )
}

/** Names what timeline and details show. */
function keyOf({ active, captures }: Workspace): string {
  return captures.value.find(({ session }) => session === active.value)?.id ?? 'live'
}

/** @param shown The capture that timeline and details belong to. */
function Panes({ layout, shown }: { layout: Layout; shown: string }) {
  return (
    <main class={styles.panes}>
      <section class={styles.timeline} aria-label="Timeline">
        <Timeline key={shown} />
      </section>
      <Splitter
        key={`timeline ${layout}`}
        class={styles.across}
        name={`timeline.${layout}`}
        axis="y"
        sizes="before"
        property="--timeline-size"
        label="Height of the timeline"
      />
      <section class={styles.list} aria-label="Connections">
        <CaptureLists />
      </section>
      <Splitter
        key={`details ${layout}`}
        class={styles.split}
        name={`details.${layout}`}
        axis={layout === 'narrow' ? 'y' : 'x'}
        sizes="after"
        property="--details-size"
        label="Size of the details"
      />
      <section class={styles.details} aria-label="Details">
        <Details key={shown} />
      </section>
    </main>
  )
}
