import { MAX_SPILLED_TABS, type Spilled } from '../src/spill.ts'

const STORE = 'tabs'

/** By the id of the tab. https://developer.mozilla.org/en-US/docs/Web/API/IndexedDB_API */
export const spills = {
  read: (tab: number): Promise<Spilled | undefined> =>
    inStore('readonly', (store) => store.get(tab)),

  /** Only the newest stay. */
  async write(tab: number, spilled: Spilled): Promise<void> {
    await inStore('readwrite', (store) => store.put(spilled, tab))
    const left: [tab: number, at: number][] = []
    for (const one of await tabs()) left.push([one, (await spills.read(one))?.at ?? 0])
    const old = left.sort(([, a], [, b]) => b - a).slice(MAX_SPILLED_TABS)
    for (const [one] of old) await spills.remove(one)
  },

  remove: (tab: number): Promise<unknown> => inStore('readwrite', (store) => store.delete(tab)),

  clear: (): Promise<unknown> => inStore('readwrite', (store) => store.clear()),

  /** Of tabs that are no more. */
  async sweep(living: ReadonlySet<number>): Promise<void> {
    for (const tab of await tabs()) if (!living.has(tab)) await spills.remove(tab)
  },
}

async function tabs(): Promise<number[]> {
  return (await inStore('readonly', (store) => store.getAllKeys())) as number[]
}

async function inStore<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open('websocket-doctor', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
  const database = await resultOf(opening)
  try {
    return await resultOf(act(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
