import type { Hide } from './mask.ts'
import { isJwtHead } from './secret.ts'

/** Characters of a run that may hold a JWT. */
const IN_RUN = /[\w.+/=-]/

/** Runs that hold a JWT, found by its beginning and followed to both ends. */
export function maskJwts(text: string, hide: Hide): string {
  let out = ''
  let copied = 0
  for (let at = text.indexOf('eyJ'); at >= 0; at = text.indexOf('eyJ', copied)) {
    let start = at
    let end = at
    while (start > copied && IN_RUN.test(text.charAt(start - 1))) start--
    while (end < text.length && IN_RUN.test(text.charAt(end))) end++
    const run = text.slice(start, end)
    out += text.slice(copied, start) + (run.length < 20 ? run : maskJwt(run, hide))
    copied = end
  }
  return out + text.slice(copied)
}

/** A JWT is three words joined by dots; other words of the run stay, unless `others` covers them. */
export function maskJwt(run: string, hide: Hide, others = (word: string) => word): string {
  const words = run.split('.')
  const covered: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    const start = word.indexOf('eyJ')
    if (start < 0 || !isJwtHead(word.slice(start))) {
      covered.push(others(word))
      continue
    }
    const jwt = [word.slice(start), ...words.slice(index + 1, index + 3)].join('.')
    covered.push(word.slice(0, start) + hide(jwt))
    index += 2
  }
  return covered.join('.')
}
