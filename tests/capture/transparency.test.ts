import { describe, expect, test } from 'vitest'
import { browserNames } from '../support/browsers.ts'
import { ask } from './check.ts'
import { closing } from './checks/closing.ts'
import { construction } from './checks/construction.ts'
import { events } from './checks/events.ts'
import { exceptions } from './checks/exceptions.ts'
import { listeners } from './checks/listeners.ts'
import { realms } from './checks/realms.ts'
import { sending } from './checks/sending.ts'
import { shape } from './checks/shape.ts'
import { subprotocols } from './checks/subprotocols.ts'
import { useTwins } from './twins.ts'

const suites = {
  construction,
  subprotocols,
  shape,
  realms,
  events,
  listeners,
  sending,
  closing,
  exceptions,
}

/** A watched page must not be able to tell: every answer is the same as in a browser without us. */
describe.each(browserNames)('in %s a page sees no difference in', (name) => {
  const twins = useTwins(name)

  describe.each(Object.entries(suites))('%s:', (_suite, checks) => {
    test.for(checks)('$name', async (check) => {
      const [plain, watched] = await twins.both((page) => ask(page, check))
      if (check.expected !== undefined) expect(plain.value).toEqual(check.expected)
      expect(watched).toEqual(plain)
    })
  })

  test('a Proxy shows in the text of a function, and only there', async () => {
    const texts = await twins.both((page) => ask(page, { run: () => String(WebSocket) }))
    expect(texts[0].value).toContain('WebSocket')
    expect(texts[1].value).not.toContain('WebSocket')
  })
})
