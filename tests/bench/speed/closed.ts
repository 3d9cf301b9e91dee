import { receive, receiveNoting, receiveUnread, sendMany } from './in-page.ts'
import { createMeter, interleaved, type Meter, type Pair } from './meter.ts'
import { compared, type Result } from './result.ts'

/** What a message may cost with DevTools closed, times what it costs a page with one listener. */
const BUDGET = 1.15

interface Load {
  what: string
  count: number
  /** Of the socket's URL. */
  query: string
  page: (url: string, count: number) => Promise<unknown>
  /** Compared in the bare browser, without us. */
  instead?: (url: string, count: number) => Promise<unknown>
  budget?: number
}

const loads: readonly Load[] = [
  {
    what: 'Received, 100 bytes of text, 1,000 a second',
    count: 3_000,
    query: 'count=3000&rate=1000',
    page: receive,
    budget: BUDGET,
  },
  {
    what: 'Received, 100 bytes of text, flood',
    count: 20_000,
    query: 'count=20000',
    page: receive,
    budget: BUDGET,
  },
  {
    what: 'The same, without us: a second listener that notes time, size and text',
    count: 20_000,
    query: 'count=20000',
    page: receive,
    instead: receiveNoting,
  },
  {
    what: 'The same, the page never reads the data',
    count: 20_000,
    query: 'count=20000',
    page: receiveUnread,
  },
  {
    what: 'Received, 16 KiB of bytes, flood',
    count: 2_000,
    query: 'count=2000&size=16384&binary',
    page: receive,
    budget: BUDGET,
  },
  { what: 'Sent, 100 bytes of text', count: 10_000, query: 'takes=10000', page: sendMany },
]

/** Main-thread CPU of the page for each message, DevTools closed. */
export async function measureClosed(pair: Pair, rounds: number): Promise<Result[]> {
  const bare = await createMeter(pair.bare, pair.source)
  const watched = await createMeter(pair.watched, pair.source)
  const results: Result[] = []
  for (const load of loads) {
    const theirs = () => perMessage(bare, pair, load, load.page)
    const other = load.instead ? bare : watched
    const ours = () => perMessage(other, pair, load, load.instead ?? load.page)
    const values = await interleaved(rounds, theirs, ours)
    const { what, budget } = load
    results.push(compared({ what, browser: pair.name, unit: 'µs' }, values, 'ratio', budget))
  }
  await Promise.all([bare.page.close(), watched.page.close()])
  return results
}

/** µs */
async function perMessage(
  meter: Meter,
  { source }: Pair,
  { query, count }: Load,
  page: Load['page'],
): Promise<number> {
  const time = await meter.cost(() => meter.run(page, source.socket(query), count))
  return (time / count) * 1_000
}
