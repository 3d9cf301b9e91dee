import type { Outline } from '../json/check.ts'
import { type Member, membersOf, rootOf } from '../json/members.ts'
import { type Kind, kindAt, pathStep, stringAt } from '../json/value.ts'
import { stepsBetween } from './sequence.ts'

/** A difference between two structures: added, removed, or another value. */
export interface Change {
  readonly sign: '+' | '-' | '~'
  readonly path: string
  /** The name that tells what the value is: of the member, or of the list it stands in. */
  readonly name: string
  /** As the texts have them, cut short. */
  readonly before?: string
  readonly after?: string
}

export interface Changes {
  readonly list: readonly Change[]
  /** There are more than `MOST`, or parts that are nested too deeply. */
  readonly isPart: boolean
}

/** Changes that are told; characters of a value; levels that are gone down. */
const MOST = 1_000
const LONGEST = 2_000
const DEEPEST = 500
/** Members of one container that are compared. */
const MEMBERS = 200_000

interface Pair {
  readonly a?: Member
  readonly b?: Member
  readonly path: string
  readonly name: string
  readonly level: number
}

/** What was added, removed and changed; the order of names does not count. */
export function changesBetween(first: Outline, second: Outline): Changes {
  const list: Change[] = []
  const todo: Pair[] = [{ a: rootOf(first), b: rootOf(second), path: '$', name: '', level: 0 }]
  let isPart = false
  for (let pair = todo.pop(); pair; pair = todo.pop()) {
    if (list.length >= MOST) return { list, isPart: true }
    const inner = insideOf(pair)
    if (inner === 'same') continue
    if (inner === 'differs') list.push(changeOf(pair))
    else {
      isPart ||= inner.isPart
      // One by one: they may be more than a call takes arguments.
      for (const next of inner.pairs.reverse()) todo.push(next)
    }
  }
  return { list, isPart }

  function insideOf({ a, b, path, name, level }: Pair) {
    if (!a || !b) return 'differs'
    const before = first.text.slice(a.start, a.end)
    const after = second.text.slice(b.start, b.end)
    if (before === after) return 'same'
    const kind = kindAt(before, 0)
    if (kind !== kindAt(after, 0)) return 'differs'
    if (kind !== 'object' && kind !== 'list')
      return isSame(kind, before, after) ? 'same' : 'differs'
    if (level >= DEEPEST) return 'differs'
    const olds = membersOf(first, a.start, 0, MEMBERS)
    const news = membersOf(second, b.start, 0, MEMBERS)
    const pairs = kind === 'list' ? ofLists(olds, news) : ofObjects(olds, news)
    return {
      pairs: pairs.map(
        ([old, fresh, step]): Pair => ({
          ...(old && { a: old }),
          ...(fresh && { b: fresh }),
          path: path + pathStep(step),
          name: typeof step === 'string' ? step : name,
          level: level + 1,
        }),
      ),
      isPart: olds.length === MEMBERS || news.length === MEMBERS,
    }
  }
  function changeOf({ a, b, path, name }: Pair): Change {
    return {
      sign: a && b ? '~' : a ? '-' : '+',
      path,
      name,
      ...(a && { before: cut(first.text, a) }),
      ...(b && { after: cut(second.text, b) }),
    }
  }
  function ofObjects(olds: readonly Member[], news: readonly Member[]): Matched[] {
    const left = new Map<string, Member[]>()
    for (const old of olds) {
      const name = stringAt(first.text, old.name ?? 0)
      const twins = left.get(name)
      if (twins) twins.push(old)
      else left.set(name, [old])
    }
    const found = news.map((fresh): Matched => {
      const name = stringAt(second.text, fresh.name ?? 0)
      return [left.get(name)?.shift(), fresh, name]
    })
    const gone = [...left].flatMap(([name, rest]) =>
      rest.map((old): Matched => [old, undefined, name]),
    )
    return [...gone, ...found]
  }
  function ofLists(olds: readonly Member[], news: readonly Member[]): Matched[] {
    const steps = stepsBetween(
      olds.map(({ start, end }) => first.text.slice(start, end)),
      news.map(({ start, end }) => second.text.slice(start, end)),
    )
    return matchedRuns(steps.map(([sign, x, y]) => [sign, olds[x], news[y]]))
  }
}

type Matched = [old: Member | undefined, fresh: Member | undefined, step: string | number]

/** Items that were removed and added at one place count as changed, one by one. */
function matchedRuns(
  steps: readonly ['=' | '-' | '+', Member | undefined, Member | undefined][],
): Matched[] {
  const matched: Matched[] = []
  let olds: Member[] = []
  let news: Member[] = []
  function flush(): void {
    for (let at = 0; at < Math.max(olds.length, news.length); at++) {
      matched.push([olds[at], news[at], (news[at] ?? olds[at])?.index ?? 0])
    }
    olds = []
    news = []
  }
  for (const [sign, old, fresh] of steps) {
    if (sign === '=') flush()
    else if (sign === '-' && old) olds.push(old)
    else if (sign === '+' && fresh) news.push(fresh)
  }
  flush()
  return matched
}

/** Another way to write the same value; of long numbers every digit counts. */
function isSame(kind: Kind, before: string, after: string): boolean {
  if (kind === 'string') return stringAt(before, 0) === stringAt(after, 0)
  if (kind !== 'number' || Math.max(before.length, after.length) > 15) return false
  return Number(before) === Number(after)
}

function cut(text: string, { start, end }: Member): string {
  return end - start > LONGEST ? `${text.slice(start, start + LONGEST)}…` : text.slice(start, end)
}
