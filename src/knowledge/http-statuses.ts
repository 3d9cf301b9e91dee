/** What an HTTP answer other than 101 says of a refused opening handshake. */
export interface HandshakeStatus {
  /** First and last status the row speaks of. */
  from: number
  to: number
  meaning: string
  /** What may lie behind it, likeliest first. */
  causes: readonly string[]
  advice: readonly string[]
  source: string
}

const RFC = 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1'

const statuses: readonly HandshakeStatus[] = [
  {
    from: 200,
    to: 299,
    meaning: 'An ordinary page was served: nothing at this URL speaks WebSocket.',
    causes: [
      'the path leads to a single-page app or a static file',
      'another virtual host answers under this name',
      'a proxy does not pass the Upgrade header on, and the server answers a plain GET',
    ],
    advice: ['Open the URL with http(s) instead of ws(s): the page shown is what the server sees.'],
    source: 'https://github.com/websockets/ws/issues/1093',
  },
  {
    from: 300,
    to: 399,
    meaning: 'The server redirects, and browsers do not follow redirects of a WebSocket handshake.',
    causes: [
      'a login page is asked for: the session is missing or over',
      'http is redirected to https: use wss',
      'a trailing slash or another host name is asked for',
    ],
    advice: ['Connect to the address the redirect leads to (Location header).'],
    source: 'https://websockets.spec.whatwg.org/#concept-websocket-establish',
  },
  {
    from: 400,
    to: 400,
    meaning: 'The server could not use the request.',
    causes: [
      'a proxy takes the Upgrade or Connection header out',
      'the session id is unknown to this server: load balancing without stickiness',
      'a required parameter or subprotocol is missing',
    ],
    advice: ['In a proxy pass the Upgrade and Connection headers on, with HTTP/1.1.'],
    source: 'https://nginx.org/en/docs/http/websocket.html',
  },
  {
    from: 401,
    to: 401,
    meaning: 'The server asks for credentials.',
    causes: ['the session or token is missing or expired', 'cookies are not sent across sites'],
    advice: [
      'A page cannot set headers on a WebSocket: send a cookie, a ticket in the URL, or the token as first message.',
    ],
    source: 'https://websockets.spec.whatwg.org/#concept-websocket-establish',
  },
  {
    from: 403,
    to: 403,
    meaning: 'The server forbids this connection.',
    causes: [
      'authentication failed: the session or token is missing, expired or not allowed',
      'the Origin header is not in the list of allowed origins',
      'the server closed before accepting, as ASGI servers (Django Channels, FastAPI, Starlette) answer 403 for that; its own close code is lost',
    ],
    advice: [
      'Look for this request in the log of the server: the reason stands there alone.',
      'To let the page see a code, accept first and close with it then.',
    ],
    source: 'https://asgi.readthedocs.io/en/latest/specs/www.html#close-send-event',
  },
  {
    from: 404,
    to: 404,
    meaning: 'Nothing answers at this path.',
    causes: [
      'the path is wrong, or the route is not registered',
      'a proxy does not pass the Upgrade header on, and the server answers a plain GET',
      'Rails Action Cable answers 404 when the origin is not allowed',
    ],
    advice: [
      'Compare the path with the server’s routes, and check that the proxy passes Upgrade on.',
    ],
    source: 'https://github.com/rails/rails/issues/25979',
  },
  {
    from: 407,
    to: 407,
    meaning: 'A proxy of the user’s network asks for credentials.',
    causes: ['the proxy does not know the user'],
    advice: ['Use wss on port 443; the proxy then sees a tunnel alone.'],
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1',
  },
  {
    from: 426,
    to: 426,
    meaning: 'The server asks for an upgrade it was not asked for: the Upgrade header got lost.',
    causes: [
      'a proxy takes the Upgrade header out',
      'the request went over HTTP/2 to a server without RFC 8441',
    ],
    advice: ['In a proxy pass the Upgrade and Connection headers on, with HTTP/1.1.'],
    source: 'https://nginx.org/en/docs/http/websocket.html',
  },
  {
    from: 429,
    to: 429,
    meaning: 'The server counts too many connections.',
    causes: ['the page reconnects too fast', 'a quota is used up'],
    advice: ['Wait longer after each failure (exponential back-off with jitter).'],
    source: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
  },
  {
    from: 500,
    to: 500,
    meaning: 'The server failed while it handled the handshake.',
    causes: ['an exception before accept', 'no route for this path (Django Channels)'],
    advice: ['Look for the exception in the log of the server.'],
    source: 'https://asgi.readthedocs.io/en/latest/specs/www.html#websocket',
  },
  {
    from: 502,
    to: 504,
    meaning: 'A proxy answered in place of the server behind it.',
    causes: [
      'the server behind the proxy is down, restarting or being deployed',
      'the proxy uses a wrong address or port for it',
      'the server took too long to answer',
    ],
    advice: [
      'Check that the server behind the proxy runs and listens where the proxy looks for it.',
    ],
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6.3',
  },
]

export function handshakeStatus(status: number): HandshakeStatus {
  return statuses.find(({ from, to }) => status >= from && status <= to) ?? other(status)
}

function other(status: number): HandshakeStatus {
  return {
    from: status,
    to: status,
    meaning: 'The server answered the handshake with an error.',
    causes: ['the server or a proxy refuses this request'],
    advice: ['Look for this request in the logs of the server and of the proxies before it.'],
    source: RFC,
  }
}
