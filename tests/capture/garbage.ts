import type { Page } from 'puppeteer-core'
import type { Browser } from '../support/browsers.ts'
import { until } from '../support/until.ts'
import { askPage } from './check.ts'
import type { Kit } from './kit.ts'

/** Waits until nothing is left of sockets that have ended and that the page has let go of. */
export async function letGo(page: Page, browser: Browser): Promise<string> {
  await askPage(page, useAndForget)
  return until(
    async () => {
      await browser.act('collect garbage', page)
      const left = await page.evaluate('refs.filter((ref) => ref.deref()).length')
      return left === 0 ? 'nothing left' : undefined
    },
    'the garbage',
    120_000,
  )
}

/** Runs in the page. */
async function useAndForget(kit: Kit): Promise<void> {
  const refs = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const socket = await kit.open('/echo')
      socket.send('a')
      await kit.next(socket, 'message')
      socket.close()
      await kit.next(socket, 'close')
      return new WeakRef(socket)
    }),
  )
  Object.assign(window, { refs })
}
