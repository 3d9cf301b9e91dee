import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

const refused = 'DOMException SyntaxError'

/** https://websockets.spec.whatwg.org/#dom-websocket-websocket, the steps on `protocols` */
export const subprotocols = [
  check('a string', (kit) => kit.agreed('a'), 'a'),
  check('an array', (kit) => kit.agreed(['a', 'b']), 'a'),
  check('what the server picks', (kit) => kit.agreed(['a', 'b'], '?pick=b'), 'b'),
  check('a set', (kit) => kit.agreed(new Set(['a', 'b']), '?pick=b'), 'b'),
  check('an iterable, consumed once', consumedOnce, ['b', 1, 3]),
  check('null is a word', (kit) => kit.agreed(null), 'null'),
  check('a number is a word', (kit) => kit.agreed(42), '42'),
  check(
    'items become strings',
    (kit) => kit.agreed([42, undefined], '?pick=undefined'),
    'undefined',
  ),
  check('items are asked for their string once', itemsOnce, ['a', 1]),
  check('items that are accessors are read once', accessorItems, ['b', 1]),
  check('an array whose reads are watched', watchedArray),
  check('a generator', generated, 'b'),
  check(
    'a subclass of Array',
    (kit) => kit.agreed(new (class extends Array<string> {})(...['a', 'b'])),
    'a',
  ),
  check('a frozen array', (kit) => kit.agreed(Object.freeze(['a', 'b'])), 'a'),
  check('what is like an array is a word', arrayLike, refused),
  check('none asked, none agreed', (kit) => kit.agreed(undefined), ''),
  check('an empty array asks for none', (kit) => kit.agreed([]), ''),

  check('an empty string', (kit) => kit.attempt(() => new WebSocket(kit.url('/a'), '')), refused),
  check(
    'an invalid token',
    (kit) => kit.attempt(() => new WebSocket(kit.url('/a'), 'a b')),
    refused,
  ),
  check('invalid items', invalidItems, Array(5).fill(refused)),
  check(
    'duplicates',
    (kit) => kit.attempt(() => new WebSocket(kit.url('/a'), ['a', 'a'])),
    refused,
  ),
  check('duplicates but for case', duplicatesButForCase),
  check('an object is its string', objectAsProtocols, refused),
  check('a symbol', symbols, ['TypeError', 'TypeError']),
  check('what an iterator throws', throwingIterator, true),
  check('what is no iterator', brokenIterators, ['TypeError', 'TypeError']),
]

async function consumedOnce(kit: Kit): Promise<unknown[]> {
  let started = 0
  let asked = 0
  const iterable = {
    [Symbol.iterator]() {
      started++
      return { next: () => ({ value: ['a', 'b'][asked++], done: asked > 2 }) }
    },
  }
  return [await kit.agreed(iterable, '?pick=b'), started, asked]
}

async function itemsOnce(kit: Kit): Promise<unknown[]> {
  let calls = 0
  const item = {
    toString() {
      calls++
      return 'a'
    },
  }
  return [await kit.agreed([item]), calls]
}

async function accessorItems(kit: Kit): Promise<unknown[]> {
  let reads = 0
  const protocols = ['a', 'b']
  Object.defineProperty(protocols, 0, {
    get() {
      reads++
      return 'a'
    },
  })
  return [await kit.agreed(protocols, '?pick=b'), reads]
}

/** As frameworks do that render anew when something they read has changed. */
async function watchedArray(kit: Kit): Promise<unknown[]> {
  const reads: string[] = []
  const protocols = new Proxy(['a', 'b'], {
    get(array, key, receiver) {
      reads.push(String(key))
      return Reflect.get(array, key, receiver)
    },
    has(array, key) {
      reads.push(`has ${String(key)}`)
      return Reflect.has(array, key)
    },
    ownKeys(array) {
      reads.push('keys')
      return Reflect.ownKeys(array)
    },
  })
  return [await kit.agreed(protocols, '?pick=b'), reads]
}

function generated(kit: Kit): Promise<string> {
  function* protocols(): Generator<string> {
    yield 'a'
    yield 'b'
  }
  return kit.agreed(protocols(), '?pick=b')
}

function arrayLike(kit: Kit): string {
  const protocols = { 0: 'a', length: 1 } as unknown as string[]
  return kit.attempt(() => new WebSocket(kit.url('/a'), protocols))
}

function invalidItems(kit: Kit): string[] {
  const items = ['', 'a,b', 'a/b', 'ünï', '\ud800']
  return items.map((item) => kit.attempt(() => new WebSocket(kit.url('/a'), ['ok', item])))
}

function duplicatesButForCase(kit: Kit): string {
  return kit.attempt(() => new WebSocket(kit.url('/a'), ['a', 'A']))
}

function objectAsProtocols(kit: Kit): string {
  return kit.attempt(() => new WebSocket(kit.url('/a'), {} as string))
}

function symbols(kit: Kit): string[] {
  const given = [Symbol('a'), [Symbol('a')]] as unknown as string[]
  return given.map((protocols) => kit.attempt(() => new WebSocket(kit.url('/a'), protocols)))
}

function throwingIterator(kit: Kit): boolean {
  const thrown = { page: true }
  const iterable = {
    [Symbol.iterator]() {
      throw thrown
    },
  }
  try {
    new WebSocket(kit.url('/a'), iterable as unknown as string[])
  } catch (error) {
    return error === thrown
  }
  return false
}

function brokenIterators(kit: Kit): string[] {
  const given = [{ [Symbol.iterator]: 1 }, { [Symbol.iterator]: () => 1 }] as unknown as string[]
  return given.map((protocols) => kit.attempt(() => new WebSocket(kit.url('/a'), protocols)))
}
