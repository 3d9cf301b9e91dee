/** What the page of the walk does. This function travels as text: no closures. */

/** When nothing passed before the server closed, ms since the epoch. */
export interface Silence {
  from: number
  to: number
}

/**
 * A socket that lives, and one that asks, beats six times and says no more for about 2.5 s; then the
 * server ends it.
 * @param ws of the lab
 */
export function openSockets(ws: string): Promise<Silence> {
  new WebSocket(`${ws}/push/prices?every=300`)
  let from = 0
  const orders = new WebSocket(`${ws}/close/orders?after=4000&code=4001&reason=token%20expired`)
  orders.onopen = () => {
    for (const [id, item] of ['chair', 'lamp', 'table'].entries()) {
      const order = { jsonrpc: '2.0', id, method: 'placeOrder', params: { item, price: 40 + id } }
      orders.send(JSON.stringify(order))
    }
    let beats = 6
    const timer = setInterval(() => {
      orders.send('{"type":"ping"}')
      from = Date.now()
      if (--beats === 0) clearInterval(timer)
    }, 250)
  }
  return new Promise((resolve) => {
    orders.onclose = () => resolve({ from, to: Date.now() })
  })
}
