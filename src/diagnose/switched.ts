import type { Connection } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { rerun } from './rerun.ts'
import type { Context } from './verdict.ts'

/** Made up anew for each connection: a time, a nonce, a token. */
const MADE_UP = /^(?=.*\d).{9,}$|^.{17,}$|^\d*\.\d+$/
/** Names of parameters that say nothing of what is asked for. */
const OF_THE_TRY =
  /^(?:t|ts|_|time|timestamp|n|try|attempt|retry|retries|count|seq|v|rev|version)$/i

/** The same line opened the next one at once, for something else: its query names another thing. */
export function isSwitched(connection: Connection, call: CloseCall, context: Context): boolean {
  const next = rerun(connection, call, context)
  if (!next || !URL.canParse(next.url) || !URL.canParse(connection.url)) return false
  const [own, its] = [new URL(connection.url).searchParams, new URL(next.url).searchParams]
  return [...its].some(([name, value]) => {
    const before = own.get(name)
    if (before === null || before === value || OF_THE_TRY.test(name)) return false
    return !MADE_UP.test(value) && !MADE_UP.test(before)
  })
}
