import type { BrowserName } from '../../support/browsers.ts'
import type { PanelSite } from '../../support/panel-site.ts'
import { turnWheel } from './acts.ts'
import type { BenchPage } from './page.ts'
import type { Result } from './result.ts'
import { during, linesOf, openStage } from './stage.ts'

/** An endpoint that is lost again and again beside 200 sockets that speak. */
export async function measureReconnects(
  name: BrowserName,
  site: PanelSite,
  messages: number,
): Promise<Result[]> {
  const stage = await openStage(name, site, { messages: messages / 10, open: 200, ended: 0 })
  const storm = await during(stage, () =>
    stage.run(() => {
      const { bench } = window as unknown as { bench: BenchPage }
      return Promise.all([bench.reconnect(5_000, 200), bench.live(1_000, 25)]).then(() => {})
    }),
  )
  const after = await during(stage, () => stage.run(turnWheel, 120))
  await stage.close()
  return [
    ...linesOf(name, '5,000 reconnects, 200 a second, 200 sockets live', storm),
    ...linesOf(name, 'The timeline after 5,000 reconnects', after),
  ]
}
