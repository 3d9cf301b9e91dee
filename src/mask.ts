import { isJwtHead, isSecretName, isSecretNumber, looksRandom } from './secret.ts'

/** Stands for a secret. */
export const MASK = '•••'

/** How text from the page is shown. Every function takes linear time: the page chooses the text. */
export interface Masks {
  url(url: string): string
  text(text: string): string
  header(name: string, value: string): string
  protocols(protocols: readonly string[]): string[]
}

export const masked: Masks = {
  url: maskUrl,
  text: maskText,
  header: maskHeader,
  protocols: maskProtocols,
}

export const revealed: Masks = {
  url: (url) => url,
  text: (text) => text,
  header: (_name, value) => value,
  protocols: (protocols) => [...protocols],
}

/** Shorter values stand in too many words to be masked wherever they stand. */
const MIN_LITERAL = 6

/**
 * Masks of one connection: its own secrets, the tokens of its URL and subprotocols, are masked
 * wherever they come back, as in an echo or in a sentence about them.
 */
export function masksFor(url: string, protocols: readonly string[]): Masks {
  const literals = [...secretValues(url), ...secretProtocols(protocols)]
  const secrets = literals.filter((literal) => literal.length >= MIN_LITERAL)
  if (secrets.length === 0) return masked
  const hide = (text: string) =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, MASK), text)
  return {
    url: (text) => hide(maskUrl(text)),
    text: (text) => hide(maskText(text)),
    header: (name, value) => hide(maskHeader(name, value)),
    protocols: maskProtocols,
  }
}

/** Keeps scheme, host, path and the names of parameters: `wss://a.test/feed?token=•••`. */
export function maskUrl(url: string): string {
  const [beforeFragment, fragment] = split(url, '#')
  const [beforeQuery, query] = split(beforeFragment, '?')
  const [scheme, rest] = splitAfter(beforeQuery, '://')
  const slash = rest.indexOf('/')
  const authority = slash < 0 ? rest : rest.slice(0, slash)
  const path = slash < 0 ? '' : rest.slice(slash)
  return [
    scheme,
    scheme === '' ? authority : maskUserInfo(authority),
    path.split('/').map(maskSegment).join('/'),
    query === undefined ? '' : `?${maskQuery(query)}`,
    fragment === undefined ? '' : `#${maskQuery(fragment)}`,
  ].join('')
}

/** Masks URLs, JWTs, `Bearer …`, and the values of secret names wherever they stand in a text. */
export function maskText(text: string): string {
  const urls = text.replace(/[a-z]{2,6}:\/\/[^\s"'<>\\]*[^\s"'<>\\,.;)]/gi, maskUrl)
  return maskNamed(urls.replace(/[\w.+/=-]{20,}/g, maskJwt)).replace(
    /\b(Bearer|Basic)( +)[\w.+/=~-]{6,}/gi,
    `$1$2${MASK}`,
  )
}

/** Masks by the header's name; cookies keep their names. */
export function maskHeader(name: string, value: string): string {
  switch (name.toLowerCase()) {
    case 'cookie':
      return value.split(';').map(maskPair).join(';')
    case 'set-cookie': {
      const [cookie, attributes] = split(value, ';')
      return attributes === undefined ? maskPair(cookie) : `${maskPair(cookie)};${attributes}`
    }
    case 'authorization':
    case 'proxy-authorization':
      return value.includes(' ') ? `${split(value, ' ')[0]} ${MASK}` : MASK
    case 'sec-websocket-protocol':
      return maskProtocols(value.split(/, */)).join(', ')
    default:
      return isSecretName(name) && !isProtocolHeader(name) ? MASK : maskText(value)
  }
}

/** Masks tokens handed over as subprotocols, the way of clients that cannot set headers. */
export function maskProtocols(protocols: readonly string[]): string[] {
  return protocols.map((protocol, index) => {
    const previous = protocols[index - 1]
    if (previous !== undefined && isSecretName(previous)) return MASK
    return maskJwt(protocol).split('.').map(maskSegment).join('.')
  })
}

function secretValues(url: string): string[] {
  const query = url.slice(url.indexOf('?') + 1)
  return query.split(/[&#]/).flatMap((pair) => {
    const [name, value = ''] = split(pair, '=')
    return isSecretName(name) || looksRandom(value) ? [value] : []
  })
}

function secretProtocols(protocols: readonly string[]): string[] {
  const shown = maskProtocols(protocols)
  return protocols.filter((protocol, index) => shown[index] !== protocol)
}

function maskUserInfo(authority: string): string {
  const at = authority.lastIndexOf('@')
  return at < 0 ? authority : `${MASK}@${authority.slice(at + 1)}`
}

function maskSegment(segment: string): string {
  return looksRandom(segment) ? MASK : segment
}

function maskQuery(query: string): string {
  return query.split('&').map(maskPair).join('&')
}

/** `name=value` → `name=•••`; a lone word is masked when it looks like a token. */
function maskPair(pair: string): string {
  const [name, value] = split(pair, '=')
  if (value === undefined) return maskSegment(name)
  return value === '' ? pair : `${name}=${MASK}`
}

/** A JWT is three words joined by dots; other words of the run stay. */
function maskJwt(run: string): string {
  if (!run.includes('eyJ')) return run
  const words = run.split('.')
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    const start = word.indexOf('eyJ')
    if (start < 0 || !isJwtHead(word.slice(start))) continue
    words.splice(index, 3, word.slice(0, start) + MASK)
  }
  return words.join('.')
}

/**
 * Masks the value after each secret name: `"token":"…"`, `token=…`, `passcode:…`. Goes from one
 * separator to the next and never back over a value, so the time is linear.
 */
function maskNamed(text: string): string {
  const separator = /[:=]/g
  let out = ''
  let copied = 0
  while (separator.exec(text)) {
    const name = nameBefore(text, separator.lastIndex - 1)
    if (name === undefined || !isSecretName(name)) continue
    const [start, end] = valueAfter(text, separator.lastIndex)
    const value = text.slice(start, end)
    if (!isSecretValue(name, value) || isProse(text[start - 1], value)) continue
    out += text.slice(copied, start) + MASK
    copied = end
    separator.lastIndex = Math.max(end, separator.lastIndex)
  }
  return out + text.slice(copied)
}

/** Longest name that is looked at; what is longer is no name. */
const MAX_NAME = 64

function nameBefore(text: string, end: number): string | undefined {
  return /([\w-]+)\\*["']?\s*$/.exec(text.slice(Math.max(0, end - MAX_NAME), end))?.[1]
}

/** Bounds of the value: inside its quotes, or up to the next delimiter. */
function valueAfter(text: string, from: number): [start: number, end: number] {
  const opening = /\s{0,8}\\*["']?/y
  opening.lastIndex = from
  const quote = opening.exec(text)?.[0].trimStart() ?? ''
  const start = opening.lastIndex === 0 ? from : opening.lastIndex
  if (quote.endsWith('"') || quote.endsWith("'")) return [start, closingQuote(text, start, quote)]
  const delimiter = /[\s,;&}\])"'“”‘’\\]/g
  delimiter.lastIndex = start
  return [start, delimiter.exec(text)?.index ?? text.length]
}

/** Where the quote closes: the same quote after the same backslashes. */
function closingQuote(text: string, start: number, quote: string): number {
  const mark = quote.slice(-1)
  const depth = quote.length - 1
  for (let at = text.indexOf(mark, start); at >= 0; at = text.indexOf(mark, at + 1)) {
    const slashes = backslashesBefore(text, at, start)
    if (slashes <= depth) return at - slashes
  }
  return text.length
}

function backslashesBefore(text: string, end: number, start: number): number {
  let at = end
  while (at > start && text.charCodeAt(at - 1) === 0x5c) at--
  return end - at
}

function isSecretValue(name: string, value: string): boolean {
  if (value === '' || value === 'null' || value === 'true' || value === 'false') return false
  if (/^[[{]/.test(value)) return false
  return /^-?\d+(?:\.\d+)?$/.test(value) ? isSecretNumber(name) : true
}

/** Words that explain after a blank (`invalid token: expired`), or go before the secret itself. */
const EXPLAINS =
  /^(?:bearer|basic|empty|expired|has|invalid|is|malformed|missing|no|none|not|required|revoked|unknown|was|wrong)$/i

function isProse(before: string | undefined, value: string): boolean {
  return before === ' ' && EXPLAINS.test(value)
}

function isProtocolHeader(name: string): boolean {
  return name.toLowerCase().startsWith('sec-websocket-')
}

function split(text: string, separator: string): [head: string, rest: string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)]
}

function splitAfter(text: string, separator: string): [head: string, rest: string] {
  const at = text.indexOf(separator)
  return at < 0
    ? ['', text]
    : [text.slice(0, at + separator.length), text.slice(at + separator.length)]
}
