/** What a page does with a library: connects, exchanges, is dropped, connects again and closes. */
export interface Stage {
  /** `127.0.0.1:port` of the library's own server. */
  readonly host: string
  /** Something the page got to see. */
  note(text: string): void
  /** Has the server cut all its connections. */
  drop(): Promise<void>
}

/** Comes to its end when the page has closed. */
export type Story = (stage: Stage) => Promise<void>
