import { closing } from './checks/closing.ts'
import { construction } from './checks/construction.ts'
import { data } from './checks/data.ts'
import { dispatch } from './checks/dispatch.ts'
import { events } from './checks/events.ts'
import { exceptions } from './checks/exceptions.ts'
import { frames } from './checks/frames.ts'
import { habits } from './checks/habits.ts'
import { handlers } from './checks/handlers.ts'
import { members } from './checks/interface.ts'
import { listeners } from './checks/listeners.ts'
import { looks } from './checks/looks.ts'
import { realms } from './checks/realms.ts'
import { reflection } from './checks/reflection.ts'
import { sending } from './checks/sending.ts'
import { shape } from './checks/shape.ts'
import { subprotocols } from './checks/subprotocols.ts'
import { timing } from './checks/timing.ts'
import { urls } from './checks/urls.ts'
import { usage } from './checks/usage.ts'

/** What is asked of a page, plain and watched. */
export const suites = {
  construction,
  urls,
  subprotocols,
  members,
  shape,
  reflection,
  realms,
  frames,
  events,
  timing,
  listeners,
  handlers,
  dispatch,
  sending,
  data,
  closing,
  exceptions,
  looks,
  usage,
  habits,
}
