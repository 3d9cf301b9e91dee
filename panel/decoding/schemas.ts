import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Question } from '../../src/decode/protocol.ts'
import type { Asker } from './asker.ts'

/** Largest schema file that is read, bytes. */
const MOST = 16 * 1024 * 1024

/** The protobuf schema the user loaded; it lives as long as the panel. */
export interface Schemas {
  /** Name of its file and full names of its message types. */
  readonly loaded: ReadonlySignal<{ name: string; types: readonly string[] } | undefined>
  /** Why the last file could not be loaded; empty when it could. */
  readonly problem: ReadonlySignal<string>
  /** The chosen message type; empty for the one that fits best. */
  readonly type: Signal<string>
  load(file: File): Promise<void>
  /** Changes with whatever changes how a decoder reads. */
  mark(decoder: string): string
  /** What a new worker is told first. */
  question(): Question | undefined
}

export function createSchemas(asker: Asker): Schemas {
  const loaded = signal<{ name: string; types: readonly string[] } | undefined>(undefined)
  const problem = signal('')
  const type = signal('')
  const count = signal(0)
  let held: Question | undefined

  async function load(file: File): Promise<void> {
    if (file.size > MOST) {
      problem.value = 'The file is larger than 16 MB'
      return
    }
    const { name } = file
    // Moved or changed since it was chosen.
    const bytes = await file.arrayBuffer().catch(() => undefined)
    if (!bytes) {
      problem.value = 'The file cannot be read'
      return
    }
    const question: Question = { ask: 'schema', name, bytes: new Uint8Array(bytes) }
    const answer = await asker.ask(question)
    if (answer?.kind !== 'schema') {
      problem.value = answer?.kind === 'failed' ? answer.why : 'It could not be loaded'
      return
    }
    held = question
    problem.value = ''
    type.value = ''
    loaded.value = { name, types: answer.types }
    count.value++
  }
  return {
    loaded,
    problem,
    type,
    load,
    mark: (decoder) => (decoder === 'protobuf' ? `${count.value} ${type.value}` : ''),
    question: () => held,
  }
}
