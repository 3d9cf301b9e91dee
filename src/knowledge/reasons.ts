/** What words say, in a close reason or in a message of refusal. */
export interface ReasonWords {
  /** Id of the cause they speak for. */
  cause:
    | 'idle-timeout'
    | 'init-timeout'
    | 'lifetime-limit'
    | 'message-refused'
    | 'message-too-big'
    | 'server-error'
    | 'server-ping-timeout'
    | 'server-restart'
    | 'session-replaced'
    | 'slow-consumer'
    | 'unauthorized'
  pattern: RegExp
}

/**
 * The first that matches counts: the narrower words stand before the wider ones. They are words
 * servers use, such as "keepalive ping timeout" (python-websockets), "Connection Idle Timeout"
 * (Jetty), "Connection initialisation timeout" (graphql-ws) or "Session taken over" (MQTT 5).
 */
const words: readonly ReasonWords[] = [
  {
    cause: 'init-timeout',
    pattern:
      /init(?:iali[sz]ation)? time-?d? ?out|(?:auth\w*|login|hello|handshake|identify|connect(?: frame| message)?) time-?d? ?out|(?:did not|didn't|failed to|not) (?:authenticate|identify|log ?in)\w* (?:in|within)|no (?:auth|login|hello|connect) (?:message|frame)/i,
  },
  {
    cause: 'server-ping-timeout',
    pattern:
      /(?:ping|pong|heart-?beat|keep-?alive)\b.*\b(?:time-?d? ?out|missed|missing|lost|expired|not received)|no (?:pong|ping|heart-?beat)|(?:missed|missing|no response (?:from|to)) (?:\w+ )?(?:ping|pong|heart-?beat)/i,
  },
  {
    cause: 'idle-timeout',
    pattern: /\bidle\b|inactiv|no (?:activity|traffic|data|messages?) (?:for|in|within|received)/i,
  },
  {
    cause: 'session-replaced',
    pattern:
      /(?:another|other|new(?:er)?|second|different) (?:connection|session|client|device|tab|login|location)|(?:session|connection|client) (?:was |has been )?(?:replaced|taken over|superseded|displaced)|take ?over|replaced by|duplicate (?:connection|session|client|login)|already (?:connected|logged in)|logged in (?:else|from an)/i,
  },
  {
    cause: 'message-too-big',
    pattern:
      /too (?:big|large|long)|(?:message|frame|payload)\b.*\b(?:exceed|larger|over the)|max(?:imum)? (?:\w+ )?(?:message|frame|payload)|payload size|size limit/i,
  },
  {
    cause: 'unauthorized',
    pattern:
      /un-?auth|not (?:authori[sz]ed|authenticated|logged in)|(?:authenti|authori[sz])\w* (?:failed|failure|error|required|expired)|auth (?:failed|error|required|expired)|forbidden|access denied|permission|(?:jwt|token|credentials?|api ?key|session|cookie|ticket)\b.*\b(?:expired|invalid|missing|required|revoked|rejected|malformed)|(?:invalid|expired|missing|bad|revoked|no) (?:\w+ )?(?:jwt|token|credentials?|api ?key|session|cookie|ticket|signature|password)|log ?in required|please log ?in|not allowed|\b40[13]\b/i,
  },
  {
    cause: 'lifetime-limit',
    pattern:
      /deadline|max(?:imum)? (?:connection |session )?(?:age|duration|life ?time|time)|(?:duration|lifetime|session|time) limit|connection too old/i,
  },
  {
    cause: 'server-restart',
    pattern:
      /restart|shut(?:ting)? ?down|re-?deploy|deploy|going (?:away|down)|reload|maintenance|draining/i,
  },
  {
    cause: 'slow-consumer',
    pattern:
      /slow|back-?pressure|buffer (?:overflow|full|limit)|(?:queue|buffer) (?:is )?full|can(?:'t|not) keep up/i,
  },
  {
    cause: 'message-refused',
    pattern:
      /rate.?limit|too many|throttl|flood|quota|invalid (?:json|message|payload|data|frame|request|format|opcode|command)|(?:bad|malformed) (?:json|message|payload|data|frame|request)|pars(?:e|ing) error|(?:json|could not|cannot|can't|failed to) (?:parse|decode)|unsupported|unknown (?:message|command|type|opcode|event)|not (?:a )?valid/i,
  },
  {
    cause: 'server-error',
    pattern:
      /internal (?:server )?error|server error|unhandled|exception|unexpected (?:error|condition)|crash|panic|\b500\b/i,
  },
]

/** Reasons are at most 123 bytes; a message of refusal is looked at no further than this. */
const MAX_LENGTH = 500

export function readReason(text: string): ReasonWords['cause'] | undefined {
  if (text === '') return undefined
  const head = text.slice(0, MAX_LENGTH)
  return words.find(({ pattern }) => pattern.test(head))?.cause
}
