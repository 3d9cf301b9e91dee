import url from './worker.ts?worker&url'

/** https://developer.mozilla.org/docs/Web/API/Trusted_Types_API */
interface Policy {
  createScriptURL(input: string): string
}

/** A page makes a policy of one name once. */
let policy: Policy | undefined

/** How the worker that decodes is started; undefined where there are none. */
export function startWorker(): (() => Worker) | undefined {
  if (typeof Worker === 'undefined') return undefined
  return () => new Worker(trusted(), { type: 'module' })
}

/** The policy of the extension's pages lets no other script be started than this one. */
function trusted(): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy }
  }
  policy ??= trustedTypes?.createPolicy('decoding-worker', { createScriptURL: () => url })
  return policy?.createScriptURL(url) ?? url
}
