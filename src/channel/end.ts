/** One end of a channel. Everything between page and panel is made of these. */
export interface End<In, Out> {
  send(message: Out): void
  /** Returns the function that stops listening. */
  listen(receive: (message: In) => void): () => void
}
