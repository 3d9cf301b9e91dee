import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DocumentId } from '../../src/event.ts'
import { exportHar } from '../../src/har/export.ts'
import { learnSecrets } from '../../src/har/learn.ts'
import { readHar, type Source } from '../../src/har/read.ts'
import { createLog, type Log, record } from '../../src/log.ts'

/**
 * Exports and imports a capture of many messages, and prints time, memory and the longest task.
 * `npx tsx --expose-gc tests/bench/captures.ts 1000000`
 */
const count = Number(process.argv[2] ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'websocket-doctor-bench-'))
const path = join(folder, 'capture.har')
const doc = 'bench' as DocumentId

const log = await measure('fill', async () => filled(count))
const secrets = await measure('learn secrets', () => learnSecrets(log, {}))
await measure('export', () =>
  pipeline(
    Readable.from(exportHar(log, { now: count, payloads: 'redacted', secrets })),
    createWriteStream(path),
  ),
)
console.log(`file: ${megabytes(statSync(path).size)}`)
const source: Source = {
  stream: () => Readable.toWeb(createReadStream(path)) as ReturnType<Source['stream']>,
}
const imported = await measure('import', () => readHar(source))
const messages = [...imported.log.connections.values()].map((one) => one.messages.length)
console.log(`imported: ${messages.join(' + ')} messages, ${imported.problems.length} problems`)
rmSync(folder, { recursive: true })

/** Messages of 100 bytes on four connections. */
function filled(messages: number): Log {
  const log = createLog()
  let seq = 0
  for (let socket = 1; socket <= 4; socket++) {
    const own = { seq: ++seq, at: seq, socket }
    record(log, doc, {
      kind: 'construct',
      ...own,
      source: 'app',
      url: 'wss://a.test/x',
      protocols: [],
    })
    record(log, doc, { kind: 'open', ...own, seq: ++seq, protocol: '', extensions: '' })
  }
  for (let index = 0; index < messages; index++) {
    const body = `{"type":"tick","n":${index},"price":${Math.sin(index)},"text":"`
      .padEnd(98, 'x')
      .concat('"}')
    record(log, doc, {
      kind: 'message',
      seq: ++seq,
      at: seq,
      socket: (index % 4) + 1,
      direction: 'receive',
      type: 'text',
      size: body.length,
      body,
      whole: true,
    })
  }
  return log
}

/** The heap above what it was before, at most; and the longest time without a look at timers. */
async function measure<T>(name: string, run: () => Promise<T>): Promise<T> {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  const cpu = process.cpuUsage()
  let [peak, task, last] = [0, 0, start]
  const timer = setInterval(() => {
    const now = performance.now()
    task = Math.max(task, now - last)
    last = now
    peak = Math.max(peak, process.memoryUsage().heapUsed - before)
  }, 1)
  const result = await run()
  clearInterval(timer)
  globalThis.gc?.()
  const left = process.memoryUsage().heapUsed - before
  console.log(
    `${name}: ${((performance.now() - start) / 1000).toFixed(1)} s (CPU ${seconds(process.cpuUsage(cpu))}), heap at most +${megabytes(peak)}, afterwards +${megabytes(left)}, longest task ${task.toFixed(0)} ms`,
  )
  return result
}

function seconds({ user, system }: NodeJS.CpuUsage): string {
  return `${((user + system) / 1e6).toFixed(1)} s`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MiB`
}
