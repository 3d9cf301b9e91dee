import { visible, visibleLines } from './format/visible.ts'
import { maskJwt, maskJwts } from './mask-jwt.ts'
import { maskNamed } from './mask-named.ts'
import { isSecretName, looksRandom, MIN_LITERAL } from './secret.ts'

/** Stands for a secret. */
export const MASK = '•••'

/**
 * How text from the page is shown: without its secrets, and with what cannot be seen written out.
 * Every function takes linear time: the page chooses the text.
 */
export interface Masks {
  url(url: string): string
  text(text: string): string
  header(name: string, value: string): string
  protocols(protocols: readonly string[]): string[]
}

/** What stands in the place of a secret; `name` is the field, header or parameter that holds it. */
export type Hide = (secret: string, name?: string) => string

const mask: Hide = () => MASK

export const masked: Masks = seen(masksWith(mask))

/** Masks that find what `masked` finds and put something else in its place; nothing is written out. */
export function masksWith(hide: Hide): Masks {
  return {
    url: (url) => maskUrl(url, hide),
    text: (text) => maskText(text, hide),
    header: (name, value) => maskHeader(name, value, hide),
    protocols: (protocols) => maskProtocols(protocols, hide),
  }
}

export const revealed: Masks = seen({
  url: (url) => url,
  text: (text) => text,
  header: (_name, value) => value,
  protocols: (protocols) => [...protocols],
})

function seen({ url, text, header, protocols }: Masks): Masks {
  return {
    url: (value) => visible(url(value)),
    text: (value) => visibleLines(text(value)),
    header: (name, value) => visible(header(name, value)),
    protocols: (list) => protocols(list).map(visible),
  }
}

/**
 * Masks of one connection: its own secrets, the tokens of its URL and subprotocols, are masked
 * wherever they come back, as in an echo or in a sentence about them.
 */
export function masksFor(url: string, protocols: readonly string[]): Masks {
  const literals = [...secretValues(url), ...secretProtocols(protocols)]
  const secrets = literals.filter((literal) => literal.length >= MIN_LITERAL)
  if (secrets.length === 0) return masked
  const cover = (text: string) =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, MASK), text)
  return seen({
    url: (text) => cover(maskUrl(text)),
    text: (text) => cover(maskText(text)),
    header: (name, value) => cover(maskHeader(name, value)),
    protocols: (protocols) => maskProtocols(protocols),
  })
}

/** Keeps scheme, host, path and the names of parameters: `wss://a.test/feed?token=•••`. */
export function maskUrl(url: string, hide = mask): string {
  const [beforeFragment, fragment] = split(url, '#')
  const [beforeQuery, query] = split(beforeFragment, '?')
  const [scheme, rest] = splitAfter(beforeQuery, '://')
  const slash = rest.indexOf('/')
  const authority = slash < 0 ? rest : rest.slice(0, slash)
  const path = slash < 0 ? '' : rest.slice(slash)
  return [
    scheme,
    scheme === '' ? authority : maskUserInfo(authority, hide),
    maskPath(path, hide),
    query === undefined ? '' : `?${maskQuery(query, hide)}`,
    fragment === undefined ? '' : `#${maskQuery(fragment, hide)}`,
  ].join('')
}

/** Masks URLs, JWTs, `Bearer …`, and the values of secret names wherever they stand in a text. */
export function maskText(text: string, hide = mask): string {
  // Repetition is bounded: engines remember each step, and give up after some million of them.
  const urls = text.replace(/[a-z]{2,6}:\/\/[^\s"'<>\\]{0,65536}[^\s"'<>\\,.;)]/gi, (url) =>
    maskUrl(url, hide),
  )
  return maskNamed(maskJwts(urls, hide), hide).replace(
    /\b(Bearer|Basic)( +)([\w.+/=~-]{6,65536})/gi,
    (_all, scheme: string, space: string, secret: string) => scheme + space + hide(secret, scheme),
  )
}

/** Masks by the header's name; cookies keep their names. */
export function maskHeader(name: string, value: string, hide = mask): string {
  switch (name.toLowerCase()) {
    case 'cookie':
      return value
        .split(';')
        .map((pair) => maskPair(pair, hide))
        .join(';')
    case 'set-cookie': {
      const [cookie, attributes] = split(value, ';')
      const covered = maskPair(cookie, hide)
      return attributes === undefined ? covered : `${covered};${attributes}`
    }
    case 'authorization':
    case 'proxy-authorization':
      return maskAuthorization(value, name, hide)
    case 'sec-websocket-protocol':
      return maskProtocols(value.split(/, */), hide).join(', ')
    default:
      return isSecretName(name) && !isProtocolHeader(name)
        ? hide(value, name)
        : maskText(value, hide)
  }
}

/** Masks tokens handed over as subprotocols, the way of clients that cannot set headers. */
export function maskProtocols(protocols: readonly string[], hide = mask): string[] {
  return protocols.map((protocol, index) => {
    const previous = protocols[index - 1]
    if (previous !== undefined && isSecretName(previous)) return hide(protocol, previous)
    return maskJwt(protocol, hide, (part) => maskSegment(part, hide))
  })
}

function maskAuthorization(value: string, name: string, hide: Hide): string {
  const [scheme, secret] = split(value, ' ')
  return secret === undefined ? hide(value, name) : `${scheme} ${hide(secret, name)}`
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

function maskUserInfo(authority: string, hide: Hide): string {
  const at = authority.lastIndexOf('@')
  if (at < 0) return authority
  return `${hide(authority.slice(0, at), 'password')}@${authority.slice(at + 1)}`
}

function maskPath(path: string, hide: Hide): string {
  return maskParts(path, '/', hide)
}

function maskParts(text: string, separator: string, hide: Hide): string {
  const parts = text.split(separator)
  return parts.map((part) => maskSegment(part, hide)).join(separator)
}

function maskSegment(segment: string, hide: Hide): string {
  return looksRandom(segment) ? hide(segment) : segment
}

function maskQuery(query: string, hide: Hide): string {
  return query
    .split('&')
    .map((pair) => maskPair(pair, hide))
    .join('&')
}

/** `name=value` → `name=•••`; a lone word is masked when it looks like a token. */
function maskPair(pair: string, hide: Hide): string {
  const [name, value] = split(pair, '=')
  if (value === undefined) return maskSegment(name, hide)
  return value === '' ? pair : `${name}=${hide(value, name.trim())}`
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
