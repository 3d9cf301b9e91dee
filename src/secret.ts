/** Parts of a name that say its value is a secret; compared without case, `-` and `_`. */
const SECRET_PARTS =
  /token|secret|passw|passcode|passphrase|pwd|apikey|accesskey|privatekey|authorization|cookie|credential|session|jwt|bearer|signature|csrf|xsrf|ticket/

const SECRET_NAMES = new Set(['auth', 'otp', 'pin', 'sid', 'sig', 'pass'])

/** Of these even a bare number is a secret; `max_tokens: 4096` is not. */
const SECRET_NUMBERS = /passw|passcode|pwd|^pin$|^otp$/

/** Names that hold the words above and are no secrets: counts, times, kinds. */
const HARMLESS = /(?:type|expires|expiry|expiresin|expiresat|count|limit|tokens|length|state)$/

/** Shorter values stand in too many words to be covered wherever they stand; UTF-16 units. */
export const MIN_LITERAL = 6

/** Whether a field, header or parameter of this name holds a secret. */
export function isSecretName(name: string): boolean {
  const bare = strip(name)
  if (HARMLESS.test(bare)) return false
  return SECRET_NAMES.has(bare) || SECRET_PARTS.test(bare)
}

/** Whether a number under this name is a secret too. */
export function isSecretNumber(name: string): boolean {
  return SECRET_NUMBERS.test(strip(name))
}

/**
 * Whether a word looks made by a machine: a JWT, a UUID, long hexadecimal, or a long mix of cases
 * and digits. Words of people (`notifications-service-v2`) are not.
 */
export function looksRandom(word: string): boolean {
  if (isJwtHead(word)) return true
  return longestMixedRun(word) >= 16 || isLongMix(word) || isUuid(word)
}

/** A JSON object in base64url begins with `{"`. https://www.rfc-editor.org/rfc/rfc7519#section-3.1 */
export function isJwtHead(word: string): boolean {
  return word.startsWith('eyJ') && word.length > 12
}

function isUuid(word: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(word)
}

function isLongMix(word: string): boolean {
  if (word.length < 24 || !/^[\w+/=~-]+$/.test(word)) return false
  return /[a-z]/.test(word) && /[A-Z]/.test(word) && word.replace(/\D/g, '').length >= 3
}

/** Length of the longest run of letters and digits that has both. */
function longestMixedRun(word: string): number {
  const runs = word.match(/[A-Za-z\d]+/g) ?? []
  return runs.reduce((longest, run) => (isMixed(run) ? Math.max(longest, run.length) : longest), 0)
}

function isMixed(run: string): boolean {
  return /\d/.test(run) && /[A-Za-z]/.test(run)
}

function strip(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '')
}
