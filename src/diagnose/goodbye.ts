import type { Message } from '../event.ts'
import { textOf } from '../message-text.ts'

/** Packets that take leave, sent as text: Engine.IO 1, Socket.IO 41. */
const PACKET = /^(?:1|41.*)$/

/** Texts that take leave, sent as text or as bytes: STOMP DISCONNECT, Phoenix phx_leave, words. */
const GOODBYE =
  /^DISCONNECT\r?\n|"phx_leave"|"(?:type|event|op|action|cmd|command|method|kind|msg)"\s*:\s*"(?:[\w.-]+:)?(?:bye|goodbye|close|quit|exit|shutdown|logout|log_out|sign_?out|leave|end|stop|disconnect|terminate|connection_terminate|unsubscribe|complete|finish|finali[sz]e|eof|eos|end_?of_?stream|close_?stream)"|"terminate_session"\s*:\s*true|"(?:eof|eos)"\s*:\s*(?:1|true)\b|"message"\s*:\s*"end_?of_?stream"/i

/** MQTT DISCONNECT. https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html#_DISCONNECT_-_Disconnect */
const MQTT_DISCONNECT = 0xe0

/** Characters, or bytes, of a message that are looked at. */
const HEAD = 500

/** Whether a message of the page takes leave of the server. */
export function isGoodbye(message: Message): boolean {
  const { body } = message
  if (body instanceof Uint8Array && body[0] === MQTT_DISCONNECT) return true
  if (typeof body === 'string' && PACKET.test(body)) return true
  return GOODBYE.test(headOf(message))
}

function headOf(message: Message): string {
  return textOf(message, HEAD) ?? ''
}

/**
 * What a server says with its last message: `{"type":"done"}`, `{"done":true}`, `[DONE]`. Of the
 * message itself, not of what it carries; a model says so of what it wrote.
 * https://platform.openai.com/docs/api-reference/chat-streaming (finish_reason)
 */
const DONE =
  /^\W*(?:bye|goodbye|done|eof|end of stream)\W*$|^\s*\{[^{[]*(?:"(?:type|event|op|action|method|kind|msg|message|message_type|status|state)"\s*:\s*"(?:[\w.:-]+[:._-])?(?:bye|goodbye|done|complete|completed|finished|ended|game_?over|eof|end_?of_?(?:stream|transcript)|termination|(?:session_?)?terminated|message_stop)"|"(?:done|complete|completed|finished|eof|is_?final)"\s*:\s*true\b)|"finish_reason"\s*:\s*"/i

/** Whether a message of the server says that nothing more will come. */
export function saysDone(message: Message): boolean {
  return DONE.test(headOf(message))
}

/** How what a page waited for came out: `{"status":"paid"}`, `{"progress":100}`, `{"approved":true}`. */
const OUTCOME =
  /^\s*\{[^{[]*(?:"(?:status|state|result|phase|outcome)"\s*:\s*"(?:success(?:ful)?|succeeded|paid|approved|confirmed|authori[sz]ed|verified|ready)"|"(?:progress|percent(?:age)?)"\s*:\s*100\b|"(?:approved|confirmed|authori[sz]ed|verified|paid|ready|success)"\s*:\s*true\b)/i

/** Whether a message of the server tells how something came out. */
export function tellsOutcome(message: Message): boolean {
  return OUTCOME.test(headOf(message))
}

/** A purpose a page gives to close(): words of leaving, of having no use for it, or of taking another. */
const PURPOSE =
  /\b(?:log(?:ged|ging)? ?-?(?:out|off)|sign(?:ed|ing)? ?-?out|bye|goodbye|done|completed?|finished|ended|no longer (?:needed|used|in use)|not needed|unused|idle|inactiv(?:e|ity)|leav(?:e|ing)|quit|refresh(?:ed|ing)?|renew(?:ed|al|ing)?|rotat(?:ed?|ing|ion)|replac(?:ed?|ing)|tak(?:en|e|ing) ?over|switch(?:ed|ing)?|cancel(?:l?ed)?|(?:session|login) (?:has |is )?(?:timed ?-?out|time-?out|expired)|by (?:the )?user|user (?:request(?:ed)?|disconnect(?:ed)?|closed|left|ended|stopped))\b|\bover$/i

export function isPurpose(reason: string | undefined): boolean {
  return reason !== undefined && PURPOSE.test(reason)
}

/** What a server says that wants its clients to connect anew: `{"type":"reconnect"}`, `{"goAway":{}}`. */
const RECONNECT =
  /^\s*\{"go_?away"\s*:|^\s*\{(?:"metadata"\s*:\s*\{)?[^{[]*"(?:type|message_type|event|op|action|method|kind|msg)"\s*:\s*"(?:[\w.-]+[:._-])?(?:reconnect|go_?away|drain(?:ing)?|migrate|restart(?:ing)?|shutdown)"/i

export function asksToReconnect(message: Message): boolean {
  return RECONNECT.test(headOf(message))
}
