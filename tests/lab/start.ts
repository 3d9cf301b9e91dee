import { mkdirSync } from 'node:fs'
import { type Browser, launch } from '../support/browsers.ts'
import { chromium, install } from '../support/install.ts'
import { panelPage } from '../support/panel-page.ts'
import { availableBackends } from './backends.ts'
import { reportOn, table } from './report.ts'
import { scenarios } from './scenarios.ts'
import { type Lab, startLab } from './server.ts'

/** `npm start`: the built extension in a real Chromium, beside the lab. */
async function main(): Promise<void> {
  install([chromium])
  const headed = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  const lab = await startLab(availableBackends())
  const browser = await launch('chromium', { extension: 'dist/chrome', headed })
  if (headed) await show(browser, lab)
  else await report(browser, lab)
  await browser.close()
  await lab.close()
}

/** Opens a page whose connection dies after 2 s, with our panel, until the window is closed. */
async function show(browser: Browser, lab: Lab): Promise<void> {
  const page = await browser.newPage(`${lab.url}/?run=timer-close`)
  await browser.openPanel(page)
  console.log(`The lab: ${lab.url} — close its window to end.`)
  await new Promise((resolve) => page.once('close', resolve))
}

async function report(browser: Browser, lab: Lab): Promise<void> {
  const backends = availableBackends()
  const possible = scenarios.filter(({ needs = [] }) => needs.every((n) => backends.includes(n)))
  const main = possible.filter(({ group }) => group !== 'frames' && group !== 'hostile')
  console.log(table(await reportOn(browser, lab, main)))
  await takePicture(browser, lab, 'screenshots/panel.png')
}

async function takePicture(browser: Browser, lab: Lab, path: string): Promise<void> {
  const page = await browser.newPage(`${lab.url}/?run=timer-close`)
  const panel = panelPage(await browser.openPanel(page))
  await panel.diagnosisOf(await panel.judged('/echo'))
  mkdirSync('screenshots', { recursive: true })
  await panel.driver.screenshot(path)
  console.log(`A picture of the panel: ${path}`)
}

await main()
