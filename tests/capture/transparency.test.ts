import { beforeAll, describe, expect, test } from 'vitest'
import { browserNames } from '../support/browsers.ts'
import { type Answer, ask, check } from './check.ts'
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
    let plain: Answer[]
    let watched: Answer[]
    beforeAll(async () => {
      const answers = await twins.both((page) => ask(page, checks))
      plain = answers[0]
      watched = answers[1]
    })

    test.for(checks.map((check, index) => ({ ...check, index })))('$name', (check) => {
      const { index, expected } = check
      expect(plain[index]?.failure).toBeUndefined()
      if (expected !== undefined) expect(plain[index]?.value).toEqual(expected)
      expect(watched[index]).toEqual(plain[index])
    })
  })

  test('only the text of a function shows a Proxy', async () => {
    const text = check('text', () => String(WebSocket))
    const [[plain], [watched]] = await twins.both((page) => ask(page, [text]))
    expect(plain?.value).toContain('WebSocket')
    expect(watched?.value).not.toContain('WebSocket')
  })
})
