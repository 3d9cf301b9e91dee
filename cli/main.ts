import { run } from './run.ts'

/** `websocket-doctor capture.har`, see options.ts. */
const stopped = new AbortController()
process.once('SIGINT', () => stopped.abort())
process.once('SIGTERM', () => stopped.abort())
// A reader that has seen enough closes the pipe: `websocket-doctor … | head`.
process.stdout.on('error', () => process.exit())

process.exitCode = await run(
  process.argv.slice(2),
  {
    out: (text) => void process.stdout.write(`${text}\n`),
    error: (text) => void process.stderr.write(`${text}\n`),
  },
  stopped.signal,
)
