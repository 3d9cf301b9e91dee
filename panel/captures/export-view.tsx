import { type Signal, useSignalEffect } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { formatBytes } from '../../src/format/bytes.ts'
import { plural } from '../../src/format/count.ts'
import type { Payloads } from '../../src/har/format.ts'
import { useSession } from '../context.ts'
import { Button } from '../parts/button.tsx'
import { useEscape } from '../parts/escape.ts'
import { focusNext } from '../parts/focus.ts'
import styles from './export.module.css'
import { createExporter, type Exporter, type Scope } from './exporter.ts'
import type { Format } from './files.ts'
import { Preview } from './preview.tsx'
import { useWorkspace } from './workspace-context.ts'

const SCOPES: readonly [Scope, string][] = [
  ['all', 'All connections'],
  ['shown', 'Those that pass the filter'],
  ['selected', 'The selected connection'],
]

const PAYLOADS: readonly [Payloads, string][] = [
  ['redacted', 'Texts with secrets covered, no binary data'],
  ['sizes', 'Times and sizes only'],
  ['none', 'None, counts only'],
  ['full', 'Everything, secrets included'],
]

const OPENER = '[data-action="export"]'

interface Props {
  /** What is to be made at once, of the selected connection or of all. */
  asked: Signal<Asked | undefined>
}

/** Also without choosing first. */
export type Asked = 'copy' | 'html'

const FORMATS: readonly [Format, text: string, label: string][] = [
  ['har', 'HAR', 'Save as a HAR file, which opens here and in other tools'],
  ['html', 'HTML report', 'Save the verdicts as a page that stands alone'],
  ['markdown', 'Markdown', 'Save the verdicts for an issue tracker'],
  ['png', 'Timeline', 'Save a picture of the timeline (PNG)'],
]

/** What goes into a file, what is covered in it, and saving it. */
export function ExportView({ asked }: Props) {
  const session = useSession()
  const { captures, exportShown, exportScope } = useWorkspace()
  const exporter = useMemo(() => {
    const file = captures.peek().find((one) => one.session === session)
    const about = file && { name: file.name, creator: file.imported.creator }
    return createExporter(session, exportScope, about)
  }, [session, captures, exportScope])
  useEffect(() => exporter.stop, [exporter])
  function close(): void {
    exportShown.value = false
  }
  useEscape('#export', close, OPENER)
  useSignalEffect(() => {
    const what = asked.value
    if (what === undefined) return
    asked.value = undefined
    if (session.log.connections.size === 0) return
    exporter.scope.value = session.selection.connection.peek() === undefined ? 'all' : 'selected'
    void (what === 'copy' ? exporter.copy() : exporter.save(what))
  })
  const { work, scope } = exporter
  session.revision.value
  const isEmpty =
    session.log.connections.size === 0 || (scope.value === 'selected' && !session.selected())
  return (
    <section id="export" class={styles.export} data-view="export" aria-label="Export">
      <Choices exporter={exporter} />
      <Preview exporter={exporter} />
      <div class={styles.line}>
        <Files exporter={exporter} disabled={work.value !== undefined || isEmpty} />
        <Button
          framed
          action="export-close"
          label="Close the export"
          onClick={() => {
            close()
            focusNext(OPENER)
          }}
        >
          Close
        </Button>
        {isEmpty && (
          <span>
            {session.log.connections.size === 0
              ? 'There is no connection yet.'
              : 'No connection is selected.'}
          </span>
        )}
        <Outcome exporter={exporter} />
      </div>
    </section>
  )
}

function Files({ exporter, disabled }: { exporter: Exporter; disabled: boolean }) {
  return (
    <>
      <span class={styles.group} role="group" aria-label="Save">
        <span aria-hidden="true">Save</span>
        {FORMATS.map(([format, text, label]) => (
          <Button
            key={format}
            framed
            action={format === 'har' ? 'export-save' : `export-${format}`}
            label={label}
            disabled={disabled}
            onClick={() => void exporter.save(format)}
          >
            {text}
          </Button>
        ))}
      </span>
      <Button
        framed
        action="export-copy"
        label="Copy the verdicts as Markdown, for an issue tracker"
        disabled={disabled}
        onClick={() => void exporter.copy()}
      >
        Copy as Markdown
      </Button>
    </>
  )
}

function Choices({ exporter }: { exporter: Exporter }) {
  const { scope, payloads, covered, pattern, gzip } = exporter
  return (
    <div class={styles.line}>
      <Choice name="scope" label="Connections" options={SCOPES} value={scope} />
      <Choice name="payloads" label="Messages" options={PAYLOADS} value={payloads} />
      <Check name="cover" label="Cover secrets in URLs, headers and reasons" value={covered} />
      <Check name="gzip" label="Compress the HAR file (gzip)" value={gzip} />
      <label>
        Cover also{' '}
        <input
          type="text"
          data-field="pattern"
          placeholder="text or /regex/"
          spellcheck={false}
          value={pattern.value}
          onInput={(event) => {
            pattern.value = event.currentTarget.value
          }}
        />
      </label>
    </div>
  )
}

interface ChoiceProps<T extends string> {
  name: string
  label: string
  options: readonly [T, string][]
  value: Signal<T>
}

function Choice<T extends string>({ name, label, options, value }: ChoiceProps<T>) {
  return (
    <label>
      {label}{' '}
      <select
        data-field={name}
        value={value.value}
        onChange={({ currentTarget }) => {
          const [chosen] = options.find(([id]) => id === currentTarget.value) ?? []
          if (chosen !== undefined) value.value = chosen
        }}
      >
        {options.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

function Check({ name, label, value }: { name: string; label: string; value: Signal<boolean> }) {
  return (
    <label class={styles.check}>
      <input
        type="checkbox"
        data-field={name}
        checked={value.value}
        onChange={(event) => {
          value.value = event.currentTarget.checked
        }}
      />
      {label}
    </label>
  )
}

function Outcome({ exporter: { work, saved, copied, failure, cancel } }: { exporter: Exporter }) {
  if (work.value) {
    const { what, done, total } = work.value
    return (
      <span class={styles.outcome} data-outcome="working">
        {what} <progress max={Math.max(1, total)} value={done} aria-label={what} />
        <Button framed action="export-cancel" label="Stop the export" onClick={cancel}>
          Cancel
        </Button>
      </span>
    )
  }
  if (failure.value !== undefined) {
    return (
      <span class={styles.failure} role="alert">
        {failure.value}
      </span>
    )
  }
  if (copied.value !== undefined) {
    return (
      <span class={styles.outcome} data-outcome="copied">
        Copied, {plural(copied.value, 'character')}
      </span>
    )
  }
  if (!saved.value) return null
  const { name, url, size } = saved.value
  return (
    <span class={styles.outcome} data-outcome="saved">
      Saved{' '}
      <a href={url} download={name} data-action="export-file">
        {name}
      </a>
      , {formatBytes(size)}
    </span>
  )
}
