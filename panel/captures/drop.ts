import { useLayoutEffect } from 'preact/hooks'
import type { Workspace } from './workspace.ts'

/** Opens captures that are dropped on the panel or pasted into it. */
export function useDrop(workspace: Workspace): void {
  useLayoutEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    document.addEventListener('dragover', allow, { signal })
    document.addEventListener('dragleave', leave, { signal })
    document.addEventListener('drop', (event) => drop(event, workspace), { signal })
    document.addEventListener('paste', (event) => paste(event, workspace), { signal })
    return () => listening.abort()
  }, [workspace])
}

function allow(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  setDropping(true)
}

/** Leaving the panel, and not one element of it for the next. */
function leave({ relatedTarget }: DragEvent): void {
  if (relatedTarget === null) setDropping(false)
}

/** The style sheet shows where files would go. */
function setDropping(on: boolean): void {
  document.documentElement.toggleAttribute('data-dropping', on)
}

function drop(event: DragEvent, workspace: Workspace): void {
  setDropping(false)
  const files = [...(event.dataTransfer?.files ?? [])]
  if (files.length === 0) return
  event.preventDefault()
  for (const file of files) void workspace.open(file, file.name)
}

/** A field takes pasted text itself. */
function paste(event: ClipboardEvent, workspace: Workspace): void {
  const files = [...(event.clipboardData?.files ?? [])]
  for (const file of files) void workspace.open(file, file.name)
  if (files.length > 0 || isField(event.target)) return
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (text.trimStart().startsWith('{')) void workspace.open(new Blob([text]), 'Pasted capture')
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]')
}
