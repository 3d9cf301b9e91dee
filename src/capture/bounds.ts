/** Per owner: enough to see how it began and how it ended. */
export const FIRST = 10
export const LAST = 50
/** Calls that changed nothing, per socket: a loop may make any number of them. */
export const IDLE_CALLS = 100
export const MAX_CONNECTIONS = 500
/** Bytes of bodies in the history, and with a panel there. */
export const HISTORY_BYTES = 1024 * 1024
export const WAITING_BYTES = 32 * 1024 * 1024
/** Messages that wait for a panel. */
export const WAITING_MESSAGES = 250_000
/** Heads kept before a panel is there: bytes, or UTF-16 units of text. */
export const HEAD = 256
/** The most of one message a panel gets. */
export const BODY = 256 * 1024
/** Heartbeats are small: sizes up to this are told one by one of messages that were folded; bytes. */
export const MAX_BEAT = 64
/** An answer is copied twice on the page's thread: a few milliseconds, on slow machines too. */
export const BATCH_EVENTS = 1_000
export const BATCH_BYTES = 512 * 1024
/** The document goes: one answer is all there will be. */
export const FAREWELL_BYTES = 1024 * 1024
/** Messages of the farewell; the document waits for it, and what is sent has a limit of its own. */
export const REST_MESSAGES = 4_000
