/** Runs in the page, as text: says what it can to break out of the panel. */
export async function attack(lab: string): Promise<void> {
  const markup = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>'
  const hosts = new URL(lab)
  hosts.protocol = 'ws:'

  function forge(): void {
    const events = [
      { kind: 'construct', seq: 1, at: Date.now(), socket: 1, source: 'app', protocols: [] },
    ].map((event) => ({ ...event, url: 'wss://forged.test/' }))
    for (const target of [document, window]) {
      const { port1, port2 } = new MessageChannel()
      const init = { data: 'forged bye', ports: [port2], bubbles: true, cancelable: true }
      target.dispatchEvent(new MessageEvent('websocket-doctor:handover', init))
      port1.postMessage({ kind: 'hello', doc: 'forged', url: 'https://forged.test/', top: true })
      port1.postMessage({ kind: 'news' })
      const batch = { kind: 'batch', doc: 'forged', events, more: false, now: Date.now(), turn: 1 }
      port1.postMessage(batch)
      window.postMessage(batch, '*')
      document.dispatchEvent(new CustomEvent('bye', { detail: batch }))
    }
  }

  forge()
  history.pushState(null, '', `#${markup}`)
  for (const bad of [`ws://${markup}`, 'javascript:window.broken=1']) {
    try {
      new WebSocket(bad, [markup])
    } catch {
      // As it must.
    }
  }
  setTimeout(() => {
    throw new Error(markup)
  })
  const socket = new WebSocket(`${hosts.href}echo?token=hush-hush-hush&q=${markup}`)
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  const answered = new Promise((resolve) => socket.addEventListener('message', resolve))
  socket.send(`${markup} token=hush-hush-hush`)
  await answered
  socket.close(4001, markup.slice(0, 40))
}

/** Runs in the page: what it can load or call of the extension. */
export async function reachFor(origin: string): Promise<unknown[]> {
  const files = ['manifest.json', 'extension/panel.html', 'extension/page.iife.js']
  const loaded = await Promise.all(
    files.map((file) => fetch(`${origin}/${file}`).then(Boolean, () => false)),
  )
  const image = new Image()
  const drawn = new Promise((resolve) => {
    image.onload = () => resolve(true)
    image.onerror = () => resolve(false)
  })
  image.src = `${origin}/extension/icons/16.png`
  const scope = window as { browser?: unknown; chrome?: { runtime?: unknown } }
  return [...loaded, await drawn, scope.browser, scope.chrome?.runtime].map(Boolean)
}

/** Runs in the panel: what it has loaded, what it keeps, and what it is not able to do. */
export async function inspectPanel(lab: string): Promise<Record<string, unknown>> {
  async function refused(act: () => unknown): Promise<boolean> {
    try {
      await act()
      return false
    } catch {
      return true
    }
  }

  function connects(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(lab.replace('http', 'ws'))
      socket.onopen = resolve
      socket.onerror = reject
    })
  }

  function addScript(): void {
    const inline = document.createElement('script')
    inline.textContent = 'window.broken = 1'
    document.head.append(inline)
  }

  const text = document.documentElement.outerHTML
  const entries = performance.getEntriesByType('resource').map(({ name }) => name)
  const kept = Object.entries(localStorage)
  const scope = globalThis as { chrome?: { storage?: unknown }; browser?: { storage?: unknown } }
  return {
    foreign: entries.filter((name) => !name.startsWith(`${location.origin}/`)),
    elements: document.querySelectorAll('img, iframe, object, embed, body script').length,
    links: [...document.links].filter(({ protocol }) => protocol !== 'https:').length,
    broken: 'broken' in window,
    secret: text.includes('hush-hush'),
    settings: kept.filter(([name]) => !name.startsWith('websocket-doctor.')),
    values: kept.filter(
      ([, value]) => !/^(?:true|false|\d+(?:\.\d+)?|"(?:clock|opened|previous)")$/.test(value),
    ),
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: (await caches.keys().catch(() => [])).length,
    cookies: document.cookie,
    storage: Boolean(scope.chrome?.storage ?? scope.browser?.storage),
    fetches: !(await refused(() => fetch(lab))),
    connects: !(await refused(connects)),
    inline: !(await refused(addScript)) && 'broken' in window,
  }
}

/** Runs in the panel: all texts that are left in case it crashes; empty while nothing is. */
export async function readLeft(): Promise<string> {
  const resultOf = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const opening = indexedDB.open('websocket-doctor', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('tabs')
  const database = await resultOf(opening)
  const store = database.transaction('tabs').objectStore('tabs')
  const left: { har: Blob }[] = await resultOf(store.getAll())
  database.close()
  const texts = left.map(({ har }) =>
    new Response(har.stream().pipeThrough(new DecompressionStream('gzip'))).text(),
  )
  return (await Promise.all(texts)).join('')
}
