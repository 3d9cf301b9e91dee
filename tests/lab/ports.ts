import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Server } from 'node:net'

/** Linux gives these out by itself to nobody. https://docs.kernel.org/networking/ip-sysctl.html */
const UNUSED = { from: 20_000, to: 32_000 }

/** A port of the loopback address where nothing listens, and nothing soon will, as far as one can know. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(UNUSED.from, UNUSED.to)
    if (!(await accepts(port))) return port
  }
}

/** Listens on a free port of the loopback address. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Whether something listens there. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
