import decoding from './decoding/worker.ts?worker&url'
import matching from './matching/worker.ts?worker&url'

/** The scripts a worker may run. */
const scripts = { decoding, matching }

/** https://developer.mozilla.org/docs/Web/API/Trusted_Types_API */
interface Policy {
  createScriptURL(name: string): string
}

/** A page makes a policy of one name once. */
let policy: Policy | undefined

/** How a worker of the panel is started; undefined where there are none. */
export function startWorker(name: keyof typeof scripts): (() => Worker) | undefined {
  if (typeof Worker === 'undefined') return undefined
  return () => new Worker(trusted(name), { type: 'module' })
}

/** The policy of the extension's pages lets no other script be started than these. */
function trusted(name: keyof typeof scripts): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy }
  }
  const createScriptURL = (script: string) => scripts[script as keyof typeof scripts]
  policy ??= trustedTypes?.createPolicy('panel-workers', { createScriptURL })
  return policy?.createScriptURL(name) ?? scripts[name]
}
