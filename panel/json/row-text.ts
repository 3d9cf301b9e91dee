import { visible, visibleLines } from '../../src/format/visible.ts'
import { prettyOf } from '../../src/json/pretty.ts'
import { kindAt, pathStep, stringAt } from '../../src/json/value.ts'
import { MASK, type Masks } from '../../src/mask.ts'
import type { Row } from './rows.ts'

/** Characters of a value on its line, and those before what was looked for in it. */
const ON_LINE = 400
const BEFORE = 40

/** Characters of a value that are searched for what its line shows of it. */
const SEARCHED = 100_000

/** Characters of a value that are shown below the tree. */
const BELOW = 10_000

/** The name of the row as the text has it, its escapes resolved; undefined for an item of a list. */
export function nameOf({ outline, member }: Row): string | undefined {
  return member.name === undefined ? undefined : stringAt(outline.text, member.name)
}

/** The name that tells what a value is: its own, or that of the list it stands in. */
function secretName(row: Row): string {
  for (let at: Row | undefined = row; at; at = at.parent) {
    const name = nameOf(at)
    if (name !== undefined) return name
  }
  return ''
}

/** A part of the text as it is shown below a name: without secrets, nothing unseen in it. */
function maskedValue(name: string, value: string, masks: Masks): string {
  const head = `${JSON.stringify(name)}:`
  const shown = masks.text(head + value)
  const plain = visibleLines(head)
  return shown.startsWith(plain) ? shown.slice(plain.length) : MASK
}

/** The value of a row on one line, cut short; what was looked for shows. */
export function lineOf(row: Row, masks: Masks, query = ''): string {
  const { outline, member } = row
  const isString = kindAt(outline.text, member.start) === 'string'
  const most = query === '' || !isString ? ON_LINE * 2 : SEARCHED
  const token = outline.text.slice(member.start, Math.min(member.end, member.start + most))
  const cut = member.end - member.start > token.length
  const value = isString && !cut ? JSON.stringify(stringAt(token, 0)) : token
  const shown = onLine(secretName(row), value, masks)
  const at = query === '' ? -1 : shown.toLowerCase().indexOf(query)
  const from = at > ON_LINE - BEFORE ? at - BEFORE : 0
  const text = shown.slice(from, from + ON_LINE)
  return `${from > 0 ? '…' : ''}${text}${from + ON_LINE < shown.length || cut ? '…' : ''}`
}

/** A value of the text on one line, as it is shown below its name. */
export function onLine(name: string, token: string, masks: Masks): string {
  return visible(maskedValue(name, token, masks).replace(/\s*\n\s*/g, ' '))
}

/** All of what a name or value shows, for the search. */
export function shownToken(name: string, token: string, masks: Masks): string {
  const shown = maskedValue(name, token, masks)
  return token.startsWith('"') && shown === visibleLines(token)
    ? `${stringAt(token, 0)}\n${shown}`
    : shown
}

/** What is copied of a value: the text of a string, JSON of everything else; without secrets. */
export function wholeOf(row: Row, masks: Masks): string {
  const { outline, member } = row
  const { start, end } = member
  const kind = kindAt(outline.text, start)
  if (kind !== 'string') {
    const text =
      kind === 'number' || kind === 'word'
        ? outline.text.slice(start, end)
        : prettyOf(outline, start, end)
    return maskedValue(secretName(row), text, masks)
  }
  const plain = outline.text.slice(start, end)
  const text = stringAt(outline.text, start, end)
  return isHidden(row, masks) ? maskedValue(secretName(row), plain, masks) : masks.text(text)
}

/** The beginning of a value that is too long for its line. */
export function beginningOf(row: Row, masks: Masks): string {
  const { outline, member } = row
  if (member.end - member.start <= BELOW) return wholeOf(row, masks)
  const head = outline.text.slice(member.start, member.start + BELOW)
  return `${maskedValue(secretName(row), head, masks)}…`
}

/** Whether the name says that the value is a secret, whatever it is. */
export function isSecret(row: Row, masks: Masks): boolean {
  const plain = '"plain"'
  return maskedValue(secretName(row), plain, masks) !== plain
}

/** Whether the value is a secret, or holds one. */
function isHidden(row: Row, masks: Masks): boolean {
  const plain = row.outline.text.slice(row.member.start, row.member.end)
  return maskedValue(secretName(row), plain, masks) !== visibleLines(plain)
}

/** Where a value stands: `$.orders[3]["a b"]`; `JSON.parse($.payload).id` in JSON of a string. */
export function pathOf(row: Row): string {
  const steps: string[] = []
  let heads = ''
  for (let at = row; ; ) {
    const { parent } = at
    if (!parent) break
    const name = nameOf(at)
    const isInner = at.inside > parent.inside
    steps.push(`${isInner ? ')' : ''}${pathStep(name ?? at.member.index)}`)
    if (isInner) heads += 'JSON.parse('
    at = parent
  }
  return `${heads}$${steps.reverse().join('')}`
}
