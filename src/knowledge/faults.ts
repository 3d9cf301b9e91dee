/** What a refusal says is wrong with the one who connects. */
export type Fault = 'expired' | 'missing' | 'origin' | 'not-allowed' | 'too-early'

/** The first that matches counts. Against what the server wrote, and the meaning of a library's code. */
const faults: readonly { fault: Fault; pattern: RegExp }[] = [
  { fault: 'too-early', pattern: /before the connection was acknowledged/i },
  { fault: 'origin', pattern: /\borigin\b/i },
  {
    fault: 'expired',
    pattern:
      /expir|has ended|no longer valid|revoked|abgelaufen|caducad|scadut|истек|истёк|过期|失效|期限切れ|만료/i,
  },
  {
    fault: 'missing',
    pattern: /missing|required|not provided|\bno (?:\w+ )?(?:token|session|cookie|credentials?)/i,
  },
  {
    fault: 'not-allowed',
    pattern: /forbidden|permission|access denied|not allowed|\b(?:4?403)\b|权限|権限|권한/i,
  },
]

export function faultIn(words: string): Fault | undefined {
  return faults.find(({ pattern }) => pattern.test(words))?.fault
}
