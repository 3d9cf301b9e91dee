import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createFolds, type Folds } from '../../../panel/messages/folds.ts'
import { type Line, linesOf } from '../../../panel/messages/lines.ts'
import { type Connection, startConnection } from '../../../src/connection.ts'
import type { Construct, DocumentId, Message } from '../../../src/event.ts'
import { createLog } from '../../../src/log.ts'
import { addPageEvent, startPage } from '../../../src/page.ts'

const DOC = 'doc' as DocumentId

// A slow machine must not fail a test.
vi.setConfig({ testTimeout: 60_000 })

/** In the model a body says whether its message is a heartbeat. */
const RULE = { holds: ({ body }: Message) => body === 'beat', mark: () => '' }

const isBeat = RULE.holds

interface World {
  log: ReturnType<typeof createLog>
  connection: Connection
  folds: Folds
  /** As the search has them: one list that grows, made anew with another filter. */
  positions: number[] | undefined
  passes: (message: Message) => boolean
  /** Every `seq` between the first and the last of what the user opened. */
  opened: Set<number>
  seq: number
}

function startWorld(): World {
  const construct: Construct = {
    kind: 'construct',
    seq: 1,
    at: 1,
    socket: 1,
    source: 'app',
    url: 'wss://a.test/',
    protocols: [],
  }
  const log = createLog()
  log.pages.set(DOC, startPage(DOC, undefined))
  const connection = startConnection(DOC, construct)
  const folds = createFolds(RULE)
  return {
    log,
    connection,
    folds,
    positions: undefined,
    passes: () => true,
    opened: new Set(),
    seq: 1,
  }
}

function receive(world: World, body: string): void {
  const seq = ++world.seq
  const { messages } = world.connection
  messages.push({
    kind: 'message',
    seq,
    at: seq,
    socket: 1,
    direction: seq % 2 === 0 ? 'send' : 'receive',
    type: 'text',
    size: 4,
    body,
    whole: true,
  })
  const last = messages.at(-1)
  if (world.positions && last && world.passes(last)) world.positions.push(messages.length - 1)
}

function happen({ log }: World, at: number): void {
  const page = log.pages.get(DOC)
  if (page) addPageEvent(page, { kind: 'visibility', seq: at, at, hidden: true })
}

/** The oldest go, and lists of positions move down with them. */
function evict(world: World, count: number): void {
  const gone = world.connection.messages.splice(0, count).length
  const { positions } = world
  if (!positions) return
  const kept = positions.filter((position) => position >= gone).map((position) => position - gone)
  positions.length = 0
  positions.push(...kept)
}

function filter(world: World, passes: World['passes'] | undefined): void {
  const { messages } = world.connection
  world.passes = passes ?? (() => true)
  world.positions = passes && messages.flatMap((one, position) => (passes(one) ? [position] : []))
}

/** What stands in each row, and where each message is: without any index. */
function naive(world: World): string[] {
  const { log, connection, positions, opened } = world
  const plain = linesOf(log, connection, positions)
  const rows: string[] = []
  let run: Message[] = []
  function flush(): void {
    const isOpen = run.some(({ seq }) => opened.has(seq))
    if (run.length > 1)
      rows.push(`fold ${run.map(({ seq }) => seq).join(' ')}${isOpen ? ' open' : ''}`)
    if (run.length < 2 || isOpen) rows.push(...run.map(({ seq }) => `message ${seq}`))
    run = []
  }
  for (let row = 0; row < plain.count; row++) {
    const line = plain.at(row)
    if (line?.kind === 'message' && isBeat(line.message)) {
      run.push(line.message)
      continue
    }
    flush()
    rows.push(line?.kind === 'message' ? `message ${line.message.seq}` : 'event')
  }
  flush()
  return rows
}

function folded(world: World) {
  const { log, connection, positions, folds } = world
  return linesOf(log, connection, positions, (breaks) => folds.of(connection, positions, breaks))
}

function words(line: Line | undefined, world: World): string {
  if (line?.kind === 'message') return `message ${line.message.seq}`
  if (line?.kind !== 'fold') return line?.kind ?? 'nothing'
  const { start, end, open } = line.fold
  const { shown } = folded(world)
  const seqs = Array.from({ length: end - start }, (_, at) => shown.at(start + at)?.seq)
  return `fold ${seqs.join(' ')}${open ? ' open' : ''}`
}

function expectSame(world: World): void {
  while (!world.folds.work(world.connection));
  const lines = folded(world)
  const expected = naive(world)
  expect(Array.from({ length: lines.count }, (_, row) => words(lines.at(row), world))).toEqual(
    expected,
  )
  expect(lines.at(lines.count)).toBeUndefined()
  const { messages } = world.connection
  const heading = (seq: number) =>
    expected.findIndex((row) => row.startsWith('fold') && row.split(' ').includes(`${seq}`))
  const own = (seq: number) => expected.indexOf(`message ${seq}`)
  expect(messages.map((_, position) => [lines.rowOf(position), lines.headingOf(position)])).toEqual(
    messages.map(({ seq }) => [own(seq) < 0 ? heading(seq) : own(seq), heading(seq)]),
  )
}

/** Opens or folds the fold in a row, if there is one. */
function toggle(world: World, row: number): void {
  const lines = folded(world)
  const line = lines.at(row % Math.max(1, lines.count))
  if (line?.kind !== 'fold') return
  const { fold, first, last } = line
  world.folds.setOpen(world.connection, first, last, !fold.open)
  for (let { seq } = first; seq <= last.seq; seq++) {
    if (fold.open) world.opened.delete(seq)
    else world.opened.add(seq)
  }
}

const body = fc.constantFrom('beat', 'beat', 'beat', 'data')
const step = fc.oneof(
  { weight: 6, arbitrary: body.map((text) => (world: World) => receive(world, text)) },
  { weight: 4, arbitrary: fc.nat(30).map((row) => (world: World) => toggle(world, row)) },
  { weight: 1, arbitrary: fc.constant((world: World) => happen(world, world.seq + 0.5)) },
  { weight: 1, arbitrary: fc.nat(40).map((at) => (world: World) => happen(world, at)) },
  { weight: 1, arbitrary: fc.nat(4).map((count) => (world: World) => evict(world, count)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<World['passes'] | undefined>(
        undefined,
        undefined,
        undefined,
        isBeat,
        (message) => message.direction === 'send',
        ({ seq }) => seq % 3 > 0,
      )
      .map((passes) => (world: World) => filter(world, passes)),
  },
)

test('rows are those of folding all anew, whatever comes in whatever order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
      const world = startWorld()
      for (const run of steps) {
        run(world)
        expectSame(world)
      }
    }),
    { numRuns: 150 },
  )
})
