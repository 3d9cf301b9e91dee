import type { Page } from 'puppeteer-core'
import { until } from '../support/until.ts'

/** What the pages of the traffic do. All of it runs there as text. */

/** Opens a socket in the page, or in its first frame. */
export async function connect(page: Page, path: string, inFrame = false): Promise<void> {
  await page.evaluate(openSocket, path, inFrame)
}

/** Notes how many messages came where it outlives the document. */
function openSocket(path: string, inFrame: boolean): void {
  const scope = (inFrame ? window.frames[0] : window) as Window & typeof globalThis
  const [, behaviour, name = ''] = path.split('?')[0]?.split('/') ?? []
  const socket = new scope.WebSocket(path)
  let count = 0
  if (behaviour !== 'burst') {
    socket.addEventListener('message', () => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store writes later.
      document.cookie = `${name}=${++count}`
    })
  }
  Object.assign(window, { socket })
}

/** How many messages the page itself heard of a socket; any page of the server can tell. */
export async function heard(page: Page, name: string): Promise<number> {
  const cookie = await page.evaluate(() => document.cookie)
  return Number(new RegExp(`\\b${name}=(\\d+)`).exec(cookie)?.[1] ?? 0)
}

/** Waits until the page has heard so many more. */
export async function hearMore(page: Page, name: string, count: number): Promise<void> {
  const before = await heard(page, name)
  await until(async () => (await heard(page, name)) >= before + count, `${count} messages`)
}

/** Has the server end its messages, and waits until the page has heard the last. */
export async function silence(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { socket } = window as unknown as { socket: WebSocket }
    const end = new Promise<void>((resolve, reject) => {
      socket.addEventListener('message', ({ data }) => data === 'end' && resolve())
      socket.addEventListener('close', ({ code }) => reject(new Error(`${code} before the end`)))
    })
    socket.send('stop')
    await end
  })
}

/** The page closes its socket and waits for the end. */
export async function hangUp(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { socket } = window as unknown as { socket: WebSocket }
    const closed = new Promise((resolve) => socket.addEventListener('close', resolve))
    socket.close(4001, 'bye')
    await closed
  })
}

export async function addFrame(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.src = '/inner'
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    document.body.append(frame)
    await loaded
  })
}

export async function leaveFrame(page: Page): Promise<void> {
  await page.evaluate(() => {
    const [frame] = document.getElementsByTagName('iframe')
    if (frame) frame.src = '/elsewhere'
  })
}

/** Leaves for a page that goes back; back again, a socket is opened and heard to its end. */
export async function goAndComeBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.addEventListener('pageshow', ({ persisted }) => {
      if (!persisted) return
      const socket = new WebSocket('/steady/again')
      let count = 0
      socket.addEventListener('message', () => {
        if (++count === 100) socket.send('stop')
      })
    })
    // Not before the driver has its answer.
    setTimeout(() => location.assign('/away'), 50)
  })
}

/** Opens and closes sockets in a loop; returns how many ends the page heard of. */
export async function loop(page: Page, count: number): Promise<number> {
  return page.evaluate(async (most) => {
    let ends = 0
    let done = () => {}
    const all = new Promise<void>((resolve) => {
      done = resolve
    })
    for (let index = 0; index < most; index++) {
      const socket = new WebSocket('/quiet/loop')
      socket.addEventListener('close', () => ++ends === most && done())
      socket.close()
      if (index % 100 === 99) await new Promise((resolve) => setTimeout(resolve))
    }
    await all
    return ends
  }, count)
}

/** Opens other tabs with a socket each; Chromium may lose the first of a tab that has just loaded. */
export async function openTabs(page: Page, count: number): Promise<void> {
  await page.evaluate(async (most) => {
    const connected = (tab: Window & typeof globalThis) =>
      new Promise((resolve, reject) => {
        const socket = new tab.WebSocket('/slow/tab')
        socket.addEventListener('open', resolve)
        socket.addEventListener('close', ({ code }) => reject(new Error(`${code}, no open`)))
      })
    const opened: Promise<unknown>[] = []
    const tabs: (Window & typeof globalThis)[] = []
    for (let index = 0; index < most; index++) {
      const tab = window.open('/tab', '_blank') as Window & typeof globalThis
      tabs.push(tab)
      await new Promise((resolve) => {
        tab.onload = resolve
      })
      opened.push(connected(tab).catch(() => connected(tab)))
    }
    await Promise.all(opened)
    Object.assign(window, { tabs })
  }, count)
}

export async function closeTabs(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const tab of (window as unknown as { tabs: Window[] }).tabs) tab.close()
  })
}

/** Keeps its thread busy for a while, from now on; ms. */
export function blockFor(time: number): void {
  setTimeout(() => {
    const end = performance.now() + time
    while (performance.now() < end);
  })
}
