import { batch } from '@preact/signals'
import { indexIn } from '../chosen.ts'
import type { Selection } from '../selection.ts'
import type { Line, Lines } from './lines.ts'

/** What clicks and keys select in the list. */
export interface Choosing {
  /** Selects a row alone, or all from where the last selection began to it. */
  select(row: number, extend: boolean): void
  /** Adds a row to those selected, or takes it out. */
  toggle(row: number): void
  /** Selects a row unless it is among those selected; shows no message that was not asked for. */
  aim(row: number): void
  all(): void
  clear(): void
}

/** @param anchor `seq` of the message the last selection began with. */
export function choosingIn(
  selection: Selection,
  lines: Lines,
  rowOfSeq: (seq: number) => number,
  anchor: { current: number | undefined },
): Choosing {
  const { message, heading, chosen, choose } = selection

  function seqsOf(rows: readonly number[]): number[] {
    const spans = rows.map(lines.spanOf)
    const from = Math.min(...spans.map(([first]) => first))
    const to = Math.max(...spans.map(([, after]) => after))
    const seqs: number[] = []
    for (let index = from; index < to; index++) seqs.push(lines.shown.at(index)?.seq ?? 0)
    return seqs
  }
  function stand(line: Line | undefined): void {
    if (line?.kind === 'event' || !line) return
    message.value = line.kind === 'message' ? line.message.seq : undefined
    heading.value = line.kind === 'fold' ? line.first.seq : undefined
  }
  function select(row: number, extend: boolean): void {
    const line = lines.at(row)
    const from = extend && anchor.current !== undefined ? rowOfSeq(anchor.current) : -1
    batch(() => {
      if (from >= 0) choose(seqsOf([from, row]))
      else {
        anchor.current = seqOf(line)
        choose(line?.kind === 'fold' ? seqsOf([row]) : [])
      }
      stand(line)
    })
  }
  function toggle(row: number): void {
    const line = lines.at(row)
    const own = seqsOf([row])
    const before = chosen.peek()
    const isIn = own.every(before.has)
    batch(() => {
      anchor.current = seqOf(line)
      choose(isIn ? without(before.seqs, own) : union(before.seqs, own))
      if (!isIn) stand(line)
      else {
        heading.value = undefined
        if (holds(own, message.peek())) message.value = undefined
      }
    })
  }
  function aim(row: number): void {
    const own = seqsOf([row])
    if (own.length === 0 || own.every(chosen.peek().has)) return
    if (message.peek() !== undefined || heading.peek() !== undefined) select(row, false)
    else {
      anchor.current = own[0]
      choose(own)
    }
  }
  function clear(): void {
    batch(() => {
      anchor.current = undefined
      choose([])
      heading.value = undefined
      message.value = undefined
    })
  }
  function all(): void {
    choose(seqsOf([0, lines.count - 1]))
  }
  return { select, toggle, aim, all, clear }
}

function seqOf(line: Line | undefined): number | undefined {
  if (line?.kind === 'message') return line.message.seq
  return line?.kind === 'fold' ? line.first.seq : undefined
}

/** Both ascending; the second stands together, as a row does. */
function union(seqs: readonly number[], own: readonly number[]): number[] {
  const rest = without(seqs, own)
  const at = indexIn(rest, own[0] ?? 0)
  return [...rest.slice(0, at), ...own, ...rest.slice(at)]
}

function without(seqs: readonly number[], own: readonly number[]): number[] {
  return seqs.filter((seq) => !holds(own, seq))
}

function holds(seqs: readonly number[], seq: number | undefined): boolean {
  return seq !== undefined && seqs[indexIn(seqs, seq)] === seq
}
