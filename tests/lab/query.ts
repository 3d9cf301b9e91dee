import type { WebSocket } from 'ws'
import { paced } from './pace.ts'

/** What a server does with a connection; the query of its URL says how. */
export type Behaviour = (socket: WebSocket, query: URLSearchParams) => void

export function numberIn(query: URLSearchParams, name: string, otherwise: number): number {
  return Number(query.get(name) ?? otherwise)
}

/** A time of the query, or another, at the pace of the lab; ms. */
export function msIn(query: URLSearchParams, name: string, otherwise: number): number {
  return paced(numberIn(query, name, otherwise))
}

/** Closes with the code and reason of the query. */
export function closeAs(socket: WebSocket, query: URLSearchParams): void {
  socket.close(numberIn(query, 'code', 1000), query.get('reason') ?? '')
}

/** Until the connection ends; `every` in ms. */
export function repeat(socket: WebSocket, act: () => void, every: number): void {
  const timer = setInterval(act, every)
  socket.on('close', () => clearInterval(timer))
}
