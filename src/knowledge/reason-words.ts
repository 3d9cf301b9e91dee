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
  /** Each speaks for it. */
  patterns: readonly RegExp[]
}

/**
 * The first that matches counts: the narrower words stand before the wider ones. They are words
 * servers use, such as “keepalive ping timeout” (python-websockets), “Connection Idle Timeout”
 * (Jetty), “Connection initialisation timeout” (graphql-ws) or “Session taken over” (MQTT 5). They
 * are matched against lower-case words with single spaces: no hyphens, no underscores.
 *
 * The names of standard codes (“Going away”, “Policy violation”) say no more than the code and are
 * left out.
 */
export const reasonWords: readonly ReasonWords[] = [
  {
    cause: 'init-timeout',
    patterns: [
      /\binit(?:iali[sz]ation)? time ?d? ?out/,
      /\b(?:auth(?:entication|ori[sz]ation)?|login|hello|handshake|identify) time ?d? ?out/,
      /^(?:client |stomp |mqtt |protocol )?connect(?: frame| message| packet)? time ?d? ?out/,
      /(?:did not|didn t|failed to|not) (?:authenticate|identify|log ?in)\w* (?:in|within)\b/,
      /\bno (?:auth|login|hello|connect) (?:message|frame|packet)/,
      /connection unused/,
    ],
  },
  {
    cause: 'server-ping-timeout',
    patterns: [
      /\b(?:ping|pong|heart ?beat|keep ?alive)s?\b.{0,40}\b(?:time ?d? ?out|missed|missing|lost|expired|(?:not|never) (?:received|answered)|unanswered)/,
      /\bno (?:pong|ping|heart ?beat)\b/,
      /^stale connection$/,
      /^(?:the )?(?:client|peer) (?:is |was |became )?(?:unresponsive|not responding)/,
      /(?:missed|missing|failed|no response (?:from|to)|did not (?:respond|answer) to) (?:\w+ ){0,2}(?:ping|pong|heart ?beat)/,
    ],
  },
  {
    cause: 'idle-timeout',
    patterns: [
      /^(?:idle|inactive)$/,
      /\bafk\b/,
      /\bidle (?:time|connection|session|client|socket|for|too long|limit|period)/,
      /\b(?:connection|session|client|socket|too long|due to|being|been|was) idle\b/,
      /\b(?:from|due to|for|after|of|client|connection|session) inactivity/,
      /^inactivity/,
      /^(?:there (?:is|was) )?no activity$/,
      /inactivity (?:time|limit|detected)/,
      /\b(?:connection|session|client|socket) (?:(?:is|was|has been|became) )?inactive/,
      /\binactive (?:connection|session|client|socket|for|too long|time)/,
      /\bno (?:activity|traffic|data|messages?|audio|speech|voice|input|requests?|packets?)\b.{0,20}\b(?:for|in|within|received|since)\b/,
      /(?:did not|didn t) receive .{0,60}within the time ?out/,
      /session (?:\w+ )?(?:read |write )?time ?out expired/,
    ],
  },
  {
    cause: 'session-replaced',
    patterns: [
      /(?<!\b(?:logged|signed) out (?:in|from|on|by) )\b(?:another|other|different|second) (?:connection|session|client|device|tab|window|login|location|place|browser)/,
      /\bnew(?:er)? (?:connection|login|tab|device)|\bnewer session/,
      /(?:session|connection|client|seat) (?:was |has been )?(?:replaced|taken over|superseded|displaced|stolen)/,
      /\btake ?over\b/,
      /\btaken over\b/,
      /(?:replaced|superseded|displaced) by(?! (?:a |the )?(?:new(?:er)? )?(?:version|release|deploy|build|server))/,
      /\bsession replaced/,
      /^(?:replaced|superseded)$/,
      /\bmultiple (?:connections|sessions|devices|tabs|logins)/,
      /duplicate (?:connection|session|client|login|identity)/,
      /already (?:connected|logged in)/,
      /^another (?:instance|user|one)\b/,
      /(?:logged|signed) in (?:(?:some|any)where )?(?:else|from an|on an)/,
      /(?:connected|opened|open|active) elsewhere/,
    ],
  },
  {
    cause: 'message-too-big',
    patterns: [
      /\b(?:message|frame|payload|packet|data|body|content|file|request|input|text|buffer|event|upload|size)s?\b.{0,40}\btoo (?:big|large|long)/,
      /^(?:\w+ )?too (?:big|large)$/,
      /\btoo (?:big|large) (?:a )?(?:message|frame|payload|packet)/,
      /(?:message|frame|payload|packet|data)s? (?:size|length)\b.{0,40}\b(?:exceed|larger|over the|limit)/,
      /(?:message|frame|payload|packet) (?:is |was )?(?:exceeds|larger|over the)/,
      /max(?:imum)? (?:\w+ )?(?:message|frame|payload|packet) (?:size|length|violation)/,
      /(?:payload|size) (?:size |limit)/,
      /exceeds (?:\w+ ){0,2}(?:payload|size|maximum accepted)/,
      /read limited at \d+ bytes/,
    ],
  },
  {
    cause: 'lifetime-limit',
    patterns: [
      /deadline (?:expired|exceeded)/,
      /max(?:imum)? (?:connection |session |stream )?(?:age|duration|life ?time|length of (?:the )?session|time)\b/,
      /(?:duration|life ?time|session time|(?<!\b(?:cpu|execution|processing) )time) limit/,
      /(?:duration|life ?time) (?:was )?exceeded/,
      /connection too old/,
      /session .{0,30}maximum duration/,
      /(?<!\bper )\b\d+ ?(?:h|hours?|hrs?|min|mins|minutes?|days?) (?:\w+ )?(?:limit|max(?:imum)?|mark)\b/,
      /\bexceed\w* (?:the )?\d+ ?(?:h|hours?|hrs?|minutes?|days?)\b/,
    ],
  },
  {
    cause: 'unauthorized',
    patterns: [
      /\bun ?auth(?:ori[sz]ed|enticated)?/,
      /\bnot (?:authori[sz]ed|authenticated|logged in|signed in)/,
      /\b(?:authenti|authori[sz])\w* (?:failed|failure|error|required|expired|invalid|denied|rejected|violation)/,
      /\b(?:failed to|could not|cannot|can t) (?:authenticate|authori[sz]e|verify (?:\w+ )?(?:token|signature))/,
      /\bauth (?:failed|failure|error|required|expired|invalid|token)/,
      /\b(?:invalid|bad|missing|no) auth\w*/,
      /^(?:err(?:or)? )?auth(?:entication|ori[sz]ation)?$/,
      /\bsignature (?:verification )?(?:failed|invalid|mismatch)/,
      /\bforbidden/,
      /\bnot (?:a |an |the )?(?:member|owner|participant|guest)\b/,
      /\baccess (?:was )?(?:denied|refused)/,
      /\bpermissions? denied/,
      /\b(?:no|insufficient|missing|lack\w*) (?:the )?(?:required )?permissions?/,
      /\b(?:jwt|token|credentials?|api ?key|listen ?key|session|cookie|ticket|nonce|csrf)s?\b(?! bucket).{0,30}\b(?:expired|invalid|missing|required|revoked|rejected|malformed|not (?:valid|found|provided|recogni[sz]ed)|unknown)/,
      /\b(?:invalid|expired|missing|bad|revoked|wrong|no) (?:\w+ )?(?:jwt|token|credentials?|api ?key|session|cookie|ticket|signature|password|username)\b(?! bucket|.{0,20}\bjson)/,
      /(?:log|sign) ?in required/,
      /\bre ?authenticat(?:e|ion)\b/,
      /please (?:log|sign) ?in/,
      /\b(?:origin|client|user|you are|ip|host|domain) (?:\w+ ){0,3}(?:not (?:allowed|permitted)|blocked|banned)/,
      /\b(?:account|user|licen[cs]e|subscription|plan|membership) (?:(?:is|was|has been|has) )?(?:suspended|disabled|deactivated|banned|expired|deleted)/,
      /^(?:you (?:are|were|have been) )?banned\b/,
      /authenticated .{0,20}session .{0,20}ended/,
      /\bcsrf\b/,
      /(?:code|status|error|http) ?40[13]\b/,
      /^40[13](?:$| (?:unauth|forbid|error))/,
    ],
  },
  {
    cause: 'server-restart',
    patterns: [
      /(?<!\b(?:game|session|round|match|app|page) )\bre ?start(?:s|ing|ed)?\b(?! (?:the |your |this )?(?:game|session|round|match|app|page|client|browser))/,
      /\bshut(?:ting)? ?down\b/,
      /\bredeploy/,
      /\bdeploy(?:ing|ed)\b/,
      /^(?:deploy(?:ment)?|failover|rebalanc(?:e|ing)|load balancing|scal(?:e|ing) (?:down|in))$/,
      /\b(?:new|server|rolling|for|during) deploy(?:ment)?\b/,
      /\b(?:server|service|node|pod|container|instance|process|worker|backend) (?:is )?(?:going (?:away|down)|stopp(?:ed|ing)|terminating|clos(?:ed|ing)|upgrad\w+|reload\w*)/,
      /(?:configuration|config) reload/,
      /\bmaintenance/,
      /\bdrain(?:ing|ed)?\b/,
      /application is stopping/,
      /\b(?:refresh|reconnect(?:ion)?) requested\b/,
      /^sig(?:term|int|kill|hup)\b/,
    ],
  },
  {
    cause: 'slow-consumer',
    patterns: [
      /^slow$/,
      /\bslow (?:consumer|client|reader|receiver|subscriber|connection)/,
      /(?:client|consumer|reader|connection)\b.{0,20}\btoo slow/,
      /\bback ?pressure/,
      /\b(?:buffer|queue) (?:overflow|full|limit)/,
      /\b(?:send|outgoing|outbound|output|write|client|message) (?:queue|buffer) (?:is |was )?(?:full|overflow|limit)/,
      /(?:can t|cannot|can not|unable to) keep up/,
    ],
  },
  {
    cause: 'message-refused',
    patterns: [
      /\brate ?limit/,
      /(?:code|status|error|http) ?429\b|^429$/,
      /\btoo many (?!(?:concurrent |active |open |simultaneous )?(?:connections?|sessions?|clients?|sockets?|users?|devices?|tabs?|logins?|viewers?|players?))/,
      /\bthrottl/,
      /\bflood(?:ing|ed)?\b/,
      /(?<!\bconnections? )\bquota\b/,
      /\bslow down\b/,
      /rate (?:was )?exceeded/,
      /(?:messages?|requests?|events?) (?:per|limit)\b/,
      /token bucket/,
      /resource has been exhausted/,
      /\binvalid (?:json|message|payload|data|frame|request|format|opcode|command|argument|input|utf)/,
      /\b(?:bad|malformed) (?:json|message|payload|data|frame|request|input)/,
      /\bpars(?:e|ing) error/,
      /(?:json|could not|cannot|can t|failed to) (?:be )?(?:pars|decod|deserial)/,
      /(?:unexpected|invalid) (?:token|end) .{0,20}json/,
      /(?<!\b(?:protocol|version|browser|client) (?:version )?(?:[\d.v]+ )?(?:is )?)\bunsupported\b(?! (?:sub ?)?(?:protocol|version|browser|client|origin))/,
      /\bunknown (?:message|command|type|opcode|event|method|action)/,
      /(?:message|binary|text|event|operation|command|method)s? (?:\w+ ){0,3}not (?:allowed|supported|permitted|valid)/,
      /duration violation/,
      /decode error/,
      /subprotocol not acceptable/,
    ],
  },
  {
    cause: 'server-error',
    patterns: [
      /\binternal (?:server )?error/,
      /\bserver error/,
      /\bunhandled/,
      /\bexception\b/,
      /\bunexpected (?:server )?(?:error|condition)/,
      /\bcrash(?:ed)?\b/,
      /\bpanic(?:ked)?\b/,
      /(?:code|status|error|http) ?500\b/,
      /^500(?:$| (?:internal|error))/,
      /an error occurr?ed/,
      /\b(?:econnrefused|econnreset|epipe|etimedout|enotfound)\b/,
      /\b(?:cpu|execution|processing) time limit/,
      /\bout of memory\b/,
    ],
  },
]
