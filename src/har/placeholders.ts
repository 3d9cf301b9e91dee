import { toBase64 } from '../format/base64.ts'
import { isSecretName, looksRandom, MIN_LITERAL } from '../secret.ts'
import { jwtPart } from './token.ts'

/** A secret that was replaced. */
export interface Replaced {
  placeholder: string
  /** The field, header or parameter it stood in, `JWT`, or empty. */
  name: string
  count: number
}

/** A form of a secret, and what stands for it. */
export type Literal = readonly [form: string, placeholder: string]

/** Equal secrets get equal placeholders, so that what was the same stays the same. */
export interface Placeholders {
  hide(secret: string, name?: string): string
  /** Secrets that are covered wherever they stand, whole. */
  readonly literals: readonly Literal[]
  /** So far: what is covered later counts no more in what was returned. */
  replaced(): Replaced[]
}

/** What says nothing of anybody: versions, flags, small numbers, the transports of Engine.IO. */
const HARMLESS = /^(?:\d{1,2}(?:\.\d{1,3}){0,2}|true|false|websocket|polling)$/

export function createPlaceholders(): Placeholders {
  const known = new Map<string, Replaced>()
  const given = new Set<string>()
  const literals: Literal[] = []
  const forms = new Set<string>()

  function hide(secret: string, name = ''): string {
    // That of a JWT is a JWT itself: who looks for those finds it again.
    if (given.has(secret)) return secret
    if (!isSecretName(name) && HARMLESS.test(secret)) return secret
    const { placeholder } = entryOf(secret, name)
    if (isTelling(secret) || (isSecretName(name) && isUncommon(secret))) learn(secret, placeholder)
    return placeholder
  }

  function entryOf(secret: string, name: string): Replaced {
    const before = known.get(secret)
    if (before) {
      before.count++
      return before
    }
    const jwt = jwtPlaceholder(secret, known.size + 1)
    const entry = {
      placeholder: jwt ?? `redacted-${known.size + 1}`,
      name: jwt === undefined ? name : 'JWT',
      count: 1,
    }
    known.set(secret, entry)
    given.add(entry.placeholder)
    return entry
  }

  /** Also the ways it is written in URLs, in JSON and in base64. */
  function learn(secret: string, placeholder: string): void {
    if (secret.length < MIN_LITERAL || forms.has(secret)) return
    for (const form of formsOf(secret)) {
      // What a placeholder keeps is no secret, and would be replaced in it.
      if (form.length < MIN_LITERAL || forms.has(form) || placeholder.includes(form)) continue
      forms.add(form)
      literals.push([form, placeholder])
    }
  }

  return { hide, literals, replaced: () => [...known.values()].map((one) => ({ ...one })) }
}

/** Made by a machine: words of people are not covered elsewhere because they stood in a URL. */
function isTelling(secret: string): boolean {
  return looksRandom(secret) || (/\d/.test(secret) && /[a-z]/i.test(secret))
}

/** `{"session":"general"}` must not take the word out of all other texts. */
function isUncommon(secret: string): boolean {
  return secret.length >= 12 || /[^a-z]/i.test(secret)
}

function formsOf(secret: string): string[] {
  const plain = unescaped(secret)
  const forms = [secret, ...plain]
  // Of a token of several parts each is enough to know it by.
  const parts = secret.startsWith('eyJ') ? secret.split('.').slice(1) : []
  return [
    ...new Set([
      ...forms,
      ...parts,
      ...forms.flatMap((form) => [encodeSafely(form), JSON.stringify(form).slice(1, -1)]),
      ...forms.flatMap((form) => toText64(form)),
    ]),
  ]
}

function unescaped(secret: string): string[] {
  const forms: string[] = []
  try {
    forms.push(decodeURIComponent(secret.replaceAll('+', ' ')), decodeURIComponent(secret))
  } catch {
    // Not percent-encoded.
  }
  try {
    forms.push(String(JSON.parse(`"${secret}"`)))
  } catch {
    // Not escaped as in JSON.
  }
  return forms
}

function encodeSafely(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    // Half a surrogate pair.
    return text
  }
}

/** Without padding, in both alphabets. https://www.rfc-editor.org/rfc/rfc4648 */
function toText64(text: string): string[] {
  const encoded = toBase64(new TextEncoder().encode(text.slice(0, 4_096))).replace(/=+$/, '')
  return [encoded, encoded.replaceAll('+', '-').replaceAll('/', '_')]
}

/** A JWT keeps what tells of its kind and its time: algorithm, type and expiry. */
function jwtPlaceholder(secret: string, number: number): string | undefined {
  if (!secret.startsWith('eyJ')) return undefined
  const [header, claims] = secret.split('.').map(jwtPart)
  if (!header || !claims) return undefined
  const { alg, typ } = header
  const { exp } = claims
  const kept = [
    { ...pick('alg', alg), ...pick('typ', typ) },
    typeof exp === 'number' ? { exp } : {},
  ].map((part) => btoa(JSON.stringify(part)).replace(/=+$/, ''))
  return [...kept, `redacted-${number}`].join('.')
}

/** Names of algorithms are short words. https://www.iana.org/assignments/jose */
function pick(name: string, value: unknown): Record<string, string> {
  return typeof value === 'string' && /^[A-Za-z]{1,6}\d{0,3}(?:\+jwt)?$/.test(value)
    ? { [name]: value }
    : {}
}
