import { fromBase64 } from '../format/base64.ts'
import { masksWith } from '../mask.ts'
import { isSecretName, looksRandom } from '../secret.ts'
import { createLiterals } from './literals.ts'
import { createPlaceholders, type Replaced } from './placeholders.ts'
import type { Secrets } from './secrets.ts'

/** Covers secrets with placeholders. It must have learned all of a capture before it covers any. */
export interface Redactor extends Secrets {
  /** Looks for secrets in a value, so that they are covered wherever else they stand. */
  learn(value: unknown): void
  /** What was covered, for the preview. */
  replaced(): Replaced[]
}

/** Base64 that may hold words. */
const BASE64 = /[\w+/-]{12,}={0,2}/g
/** Longer runs are files. */
const MAX_BASE64 = 64 * 1024

/** @param patterns Own patterns of the user: what they match is covered. */
export function createRedactor(patterns: readonly RegExp[] = []): Redactor {
  const { hide, literals: learned, replaced } = createPlaceholders()
  const masks = masksWith(hide)
  const literals = createLiterals()
  const own = patterns.map(
    ({ source, flags }) => new RegExp(source, [...new Set(`${flags}g`)].join('')),
  )
  let taken = 0

  function text(value: string): string {
    return coverKnown(coverWords(value).replace(BASE64, coverBase64))
  }

  function coverWords(value: string): string {
    return masks.text(withOwn(nested(value)))
  }

  function coverKnown(value: string): string {
    takeLearned()
    return literals.replace(value)
  }

  /** What nothing but a pattern of the user or a known secret can be in. */
  function coverWhole(value: string): string {
    return coverKnown(withOwn(value))
  }

  /** The forms of secrets found since the last text. */
  function takeLearned(): void {
    for (; taken < learned.length; taken++) {
      const literal = learned[taken]
      if (literal) literals.add(...literal)
    }
  }

  function withOwn(value: string): string {
    return own.reduce(
      (rest, pattern) =>
        rest.replace(pattern, (found) => (found === '' ? '' : hide(found, 'pattern'))),
      value,
    )
  }

  /** What is covered when it is read is covered as it is written. */
  function coverBase64(run: string): string {
    const words = run.length > MAX_BASE64 ? undefined : wordsIn(run)
    if (words === undefined) return run
    const covered = coverKnown(coverWords(words))
    return covered === words ? run : hide(run, 'base64')
  }

  function coverRandom(word: string): string {
    return looksRandom(word) ? hide(word) : word
  }

  /** Under a secret name everything is secret, however deep it stands. */
  function nested(value: string): string {
    const start = value.search(/[[{]/)
    if (start < 0 || !NESTED.test(value)) return value
    let parsed: unknown
    try {
      parsed = JSON.parse(value.slice(start))
    } catch {
      return value
    }
    const found = new Set(secretsBelow(parsed))
    if (found.size === 0) return value
    return value.replace(QUOTED, (quoted) =>
      found.has(JSON.parse(quoted)) ? JSON.stringify(hide(JSON.parse(quoted))) : quoted,
    )
  }

  function cover<T>(value: T): T {
    return coverAny(value, '') as T
  }

  function coverAny(value: unknown, name: string): unknown {
    if (typeof value === 'string') return coverText(value, name)
    if (Array.isArray(value)) {
      if (name === 'protocols') return masks.protocols(value).map(coverWhole)
      return value.map((item) => coverAny(item, name))
    }
    if (typeof value !== 'object' || value === null) return value
    if (isHeader(value, name)) {
      const header = withOwn(masks.header(value.name, value.value))
      return { ...value, value: coverKnown(header.replace(BASE64, coverBase64)) }
    }
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, coverAny(one, key)]))
  }

  function coverText(value: string, name: string): string {
    if (NAMES.has(name)) return value
    // Snippets are ours, but for the paths of URLs in them.
    if (name === 'code') return coverWhole(value)
    if (SCRIPTS.has(name)) return coverStack(value)
    if (TELLING.has(name)) return text(value.replace(WORD, coverRandom))
    if (name === 'protocol') return coverWhole(masks.protocols([value])[0] ?? '')
    if (name !== 'url' && name !== 'blocked') return text(value)
    return coverKnown(withOwn(masks.url(value)).replace(BASE64, coverBase64))
  }

  /** The words of an exception may stand in it too. */
  function coverStack(stack: string): string {
    const parts = stack.split(URLS)
    const covered = parts.map((part, index) => (index % 2 === 0 ? text(part) : coverScript(part)))
    return coverKnown(withOwn(covered.join('')))
  }

  /** Bundlers put hashes into the names of scripts: those, and the line, are to be read. */
  function coverScript(url: string): string {
    const [, folder = '', file = '', query = '', place = ''] = SCRIPT.exec(url) ?? []
    return file === '' ? masks.url(url) : `${masks.url(folder)}${file}${masks.url(query)}${place}`
  }

  return { text, cover, learn: (value) => void coverAny(value, ''), replaced }
}

/** Fields whose values are words of our own, ids or links to public sources. */
const NAMES = new Set(
  'kind source library cause id how direction connection closedBy confidence language severity browser'.split(
    ' ',
  ),
)

const SCRIPTS = new Set(['stack', 'mapped', 'file'])
const URLS = /([a-z][\w+.-]*:\/\/[^\s()]+)/i
/** Folder, name, query, and line and column. */
const SCRIPT = /^([^?#]*\/)([^/?#]+\.(?:[cm]?[jt]sx?|vue|svelte|html?))([?#].*?)?((?::\d+)*)$/i

/** Short texts of servers and scripts, in which a word made by a machine is likely a secret. */
const TELLING = new Set(['reason', 'message', 'error', 'statusText'])
const WORD = /[\w+/=~-]{12,}/g

/** A string of JSON. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g

/** A name whose value goes on below it. */
const NESTED = /"\s*:\s*[[{]/

interface HeaderLike {
  name: string
  value: string
}

function isHeader(value: object, list: string): value is HeaderLike {
  return list.endsWith('Headers') && 'name' in value && 'value' in value
}

/** What is nested deeper is not walked: the page chooses the text. */
const MAX_DEPTH = 100

/** Texts that stand below a secret name and not right behind it. */
function secretsBelow(value: unknown, inside = false, depth = 0): string[] {
  if (typeof value === 'string') return inside && value !== '' ? [value] : []
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return []
  if (Array.isArray(value)) return value.flatMap((one) => secretsBelow(one, inside, depth + 1))
  return Object.entries(value).flatMap(([name, one]) => {
    const isBelow = inside || (isSecretName(name) && typeof one === 'object')
    return secretsBelow(one, isBelow, depth + 1)
  })
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const toBytes = new TextEncoder()
/** Control characters but white space: what has them is no text. */
const CONTROL = /(?!\s)\p{Cc}/u
/** Stands for bytes that are no UTF-8. */
const REPLACEMENT = '\ufffd'
/** Most runs are no base64, which their first signs tell: of so many there are whole bytes. */
const HEAD = 16

/**
 * The words base64 stands for; undefined for bytes that are no text. Most runs of a log are none:
 * nothing is thrown for them, which would take most of the time.
 */
function wordsIn(run: string): string | undefined {
  const signs = run.replace(/=+$/, '')
  // https://www.rfc-editor.org/rfc/rfc4648#section-4: one sign alone is no byte.
  if (signs.length % 4 === 1) return undefined
  if (signs.length > HEAD && !isTextual(signs.slice(0, HEAD))) return undefined
  const bytes = fromBase64(signs)
  if (!bytes) return undefined
  const words = utf8.decode(bytes)
  if (CONTROL.test(words)) return undefined
  return words.includes(REPLACEMENT) && !isExact(words, bytes) ? undefined : words
}

/** Whether the bytes are UTF-8; where it is mistaken, more is searched. */
function isExact(words: string, bytes: Uint8Array): boolean {
  return toBytes.encode(words).length === bytes.length
}

function isTextual(head: string): boolean {
  return !CONTROL.test(atob(head.replaceAll('-', '+').replaceAll('_', '/')))
}
