import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { createFlow, type Flow } from './flow.ts'

/** A server of its own process: what it costs is not the page's. Tells its port to the parent. */
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://source')
  response.setHeader('Content-Type', 'text/html')
  response.setHeader('Cache-Control', 'max-age=3600')
  response.end(document(Number(searchParams.get('frames') ?? 0)))
})

server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (opened) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://source')
    const flow = createFlow(searchParams)
    let left = Number(searchParams.get('takes') ?? 0)
    opened.on('message', () => --left === 0 && opened.send('taken'))
    if (flow.count > 0) run(socket, flow)
  })
})

// The bench was stopped.
process.on('disconnect', () => process.exit())

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))

function document(frames: number): string {
  const list = Array.from(
    { length: frames },
    (_, index) => `<iframe src="/?frame=${index}"></iframe>`,
  )
  return `<!doctype html><title>Page</title><script>window.loaded = true</script>${list.join('')}`
}

/** As fast as the socket takes it, or at a rate: some each turn of a short timer. */
function run(socket: Duplex, flow: Flow): void {
  const began = performance.now()
  let written = 0
  function step(): void {
    if (socket.destroyed) return
    const due = flow.rate === 0 ? flow.count : ((performance.now() - began) / 1_000) * flow.rate
    const until = Math.min(flow.count, Math.floor(due))
    while (written < until) {
      const next = Math.min(until, written + flow.batch)
      const drained = socket.write(flow.frames(written, next))
      written = next
      if (!drained) {
        socket.once('drain', step)
        return
      }
    }
    if (written < flow.count) setTimeout(step, 2)
  }
  step()
}
