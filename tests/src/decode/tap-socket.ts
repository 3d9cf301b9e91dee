/** A WebSocket for client libraries that goes nowhere: it keeps what they send. */
export class TapSocket {
  static latest: TapSocket
  readonly sent: (string | Uint8Array)[] = []
  binaryType = 'arraybuffer'
  readyState = 0
  bufferedAmount = 0
  protocol = ''
  extensions = ''
  onopen: ((event: object) => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: object) => void) | null = null
  onerror: ((event: object) => void) | null = null
  constructor() {
    TapSocket.latest = this
  }
  open(): void {
    this.readyState = 1
    this.onopen?.({})
  }
  receive(data: unknown): void {
    this.onmessage?.({ data })
  }
  send(data: string | ArrayBuffer | Uint8Array): void {
    this.sent.push(data instanceof ArrayBuffer ? new Uint8Array(data) : data)
  }
  close(): void {
    this.readyState = 3
    this.onclose?.({ code: 1000, reason: '', wasClean: true })
  }
}
