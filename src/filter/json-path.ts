import { asJson } from '../format/json-text.ts'
import type { Mistake, Test } from './term.ts'
import { escaped } from './text.ts'
import { unquoted } from './tokens.ts'

/** `.user.id=5`, `$.items[0].name="a b"`, `[1].room=red`; `[*]` is any item. */
const PATH = /^(\$?(?:\.[\p{ID_Start}_$][\p{ID_Continue}$-]*|\[(?:\d+|\*)\])+)=(.*)$/u

type Step = string | number | '*'

/** A JSON path and the value that must stand there; undefined if the text is no such thing. */
export function jsonPath(text: string): Test | Mistake | undefined {
  const [, path, typed] = PATH.exec(text) ?? []
  if (path === undefined || typed === undefined) return undefined
  const value = unquoted(typed)
  if (value === '' && typed === '')
    return { mistake: `${path}= takes a value: text, a number, true, false or null` }
  const steps = stepsOf(path)
  const mayHold = glanceFor(steps.at(-1), value)
  return {
    of: 'message',
    holds: ({ body }) =>
      typeof body === 'string' &&
      mayHold(body) &&
      reached(asJson(body)?.value, steps).some((found) => isValue(found, value)),
  }
}

function stepsOf(path: string): Step[] {
  return [...path.matchAll(/\.([^.[]+)|\[(\d+|\*)\]/g)].map(([, name, index]) =>
    name !== undefined ? name : index === '*' ? '*' : Number(index),
  )
}

/** What may stand behind a value: the end of a text, of a number, of what holds it; `7.0` is 7. */
const BEHIND = '(?=[",}\\]\\s.eE]|$)'

/**
 * Parsing costs ten times as much as looking whether the value is there, behind its name if it has
 * one. Escapes hide both; a number can be written in several ways.
 */
function glanceFor(name: Step | undefined, value: string): (body: string) => boolean {
  const before = typeof name === 'string' && name !== '*' ? `"${escaped(name)}"\\s*:\\s*` : ''
  // One sign of a number is enough where no name says where it begins: runs of digits are long.
  const digits = before === '' ? '\\d' : '-?\\d+'
  const forms = [value, String(Number(value))].map(escaped).join('|')
  const written = `-?"?(?:${forms})${BEHIND}|${digits}[eE.]`
  const pattern = new RegExp(`${before}(?:${written})`)
  return (body) => body.includes('\\') || pattern.test(body)
}

function reached(value: unknown, steps: readonly Step[]): unknown[] {
  let reached = [value]
  for (const step of steps) reached = reached.flatMap((one) => childrenOf(one, step))
  return reached
}

function childrenOf(value: unknown, step: Step): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value))
    return step === '*' ? value : typeof step === 'number' ? value.slice(step, step + 1) : []
  return Object.hasOwn(value, step) ? [(value as Record<string, unknown>)[step]] : []
}

function isValue(found: unknown, value: string): boolean {
  if (typeof found === 'object' && found !== null) return false
  return String(found) === value || (typeof found === 'number' && found === Number(value))
}
