import { mkdirSync } from 'node:fs'
import { type BrowserName, browserNames, launch, type Size } from '../support/browsers.ts'
import { install } from '../support/install.ts'
import { panelPage } from '../support/panel-page.ts'
import { availableBackends } from './backends.ts'
import { type Lab, startLab } from './server.ts'

/** Makes the pictures of the README from the real panel: `npx tsx tests/lab/screenshots.ts`. */
const folder = 'screenshots'

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
        await takePicture(lab, name, theme, size, `${folder}/${name}-${theme}-${dock}.png`)
  await lab.close()
}

/** A page that reconnects through nginx, and then one that closes by itself. */
async function takePicture(
  lab: Lab,
  name: BrowserName,
  theme: 'light' | 'dark',
  size: Size,
  path: string,
): Promise<void> {
  const extension = name === 'firefox' ? 'dist/firefox' : 'dist/chrome'
  const browser = await launch(name, { extension, theme, size })
  const page = await browser.newPage(`${lab.url}/?run=nginx-idle`)
  const panel = panelPage(await browser.openPanel(page))
  await panel.rowWhere('/echo', ({ cause }) => cause === 'idle-timeout', 1)
  await page.goto(`${lab.url}/?run=timer-close`)
  const closed = await panel.rowWhere('/echo', ({ cause }) => cause === 'closed-by-page', 3)
  await panel.diagnosisOf(closed)
  await panel.driver.screenshot(path)
  await browser.close()
}

await main()
