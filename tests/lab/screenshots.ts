import { mkdirSync } from 'node:fs'
import { type BrowserName, browserNames, launch, type Size } from '../support/browsers.ts'
import { install } from '../support/install.ts'
import { panelPage } from '../support/panel-page.ts'
import { availableBackends } from './backends.ts'
import { type Lab, startLab } from './server.ts'

/** Pictures of the real panel, to be looked at; those of the README are among them. */
const folder = 'screenshots'
const inReadme: Record<string, string> = {
  'chromium-light-bottom': 'docs/panel.png',
  'chromium-dark-bottom': 'docs/panel-dark.png',
}

const docks: Record<string, Size> = {
  bottom: { width: 1280, height: 520 },
  right: { width: 420, height: 860 },
}

async function main(): Promise<void> {
  install()
  mkdirSync(folder, { recursive: true })
  const lab = await startLab(availableBackends())
  for (const name of browserNames)
    for (const theme of ['light', 'dark'] as const)
      for (const [dock, size] of Object.entries(docks))
        await takePicture(lab, name, theme, size, pathOf(`${name}-${theme}-${dock}`))
  await lab.close()
}

function pathOf(picture: string): string {
  return inReadme[picture] ?? `${folder}/${picture}.png`
}

/** A page with several connections, and the diagnosis of the one it closed itself. */
async function takePicture(
  lab: Lab,
  name: BrowserName,
  theme: 'light' | 'dark',
  size: Size,
  path: string,
): Promise<void> {
  const extension = name === 'firefox' ? 'dist/firefox' : 'dist/chrome'
  const browser = await launch(name, { extension, theme, size })
  const page = await browser.newPage(`${lab.url}/?run=dashboard`)
  const panel = panelPage(await browser.openPanel(page))
  await panel.rowWhere('/echo/feed', ({ cause }) => cause === 'idle-timeout', 2)
  await panel.diagnosisOf(await panel.judged('/push/notifications'))
  await panel.driver.screenshot(path)
  await browser.close()
}

await main()
