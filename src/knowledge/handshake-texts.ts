/** What a browser's own word on a failed handshake stands for. */
export interface HandshakeText {
  kind: 'blocked' | 'tls' | 'subprotocol' | 'unreachable' | 'malformed' | 'aborted'
  pattern: RegExp
  meaning: string
  advice?: string
  /** It tells of the network of this machine, and nothing of the server. */
  ownNetwork?: true
}

/**
 * Chromium's texts from `net/websockets` and `net/base/net_error_list.h`
 * (https://source.chromium.org), Firefox's from `xpcom/base/ErrorList.py`
 * (https://searchfox.org). The first that matches counts.
 */
const texts: readonly HandshakeText[] = [
  {
    kind: 'blocked',
    pattern: /ERR_BLOCKED_BY_CLIENT/,
    meaning: 'another extension of the browser blocked it',
    advice: 'Try a private window without extensions.',
  },
  {
    kind: 'blocked',
    pattern: /ERR_BLOCKED_BY_CSP/,
    meaning: 'the Content Security Policy of the page forbids it',
    advice: 'Add the endpoint to connect-src of the page’s Content-Security-Policy.',
  },
  {
    kind: 'blocked',
    pattern: /NS_ERROR_(?:DOM_)?CONTENT_BLOCKED/,
    meaning: 'a content policy forbids it: that of the page, or of an extension',
    advice:
      'Look for connect-src in the page’s Content-Security-Policy, and try a private window without extensions.',
  },
  {
    kind: 'blocked',
    pattern: /BLOCKED_BY_(?:LOCAL|PRIVATE)_NETWORK_ACCESS/,
    meaning: 'the page may not reach the local network (Local Network Access)',
    advice:
      'Allow the site to access the local network when the browser asks; an iframe needs allow="local-network; loopback-network".',
  },
  {
    kind: 'blocked',
    pattern: /ERR_UNSAFE_PORT|NS_ERROR_PORT_ACCESS_NOT_ALLOWED/,
    meaning: 'browsers never connect to this port',
    advice: 'Serve the endpoint on another port.',
  },
  {
    kind: 'blocked',
    pattern: /ERR_BLOCKED_BY_ADMINISTRATOR|ERR_BLOCKED_BY_ENTERPRISE/,
    meaning: 'a policy of the organisation forbids it',
  },
  {
    kind: 'blocked',
    pattern: /insufficient resources|ERR_INSUFFICIENT_RESOURCES/i,
    meaning: 'the process holds as many WebSockets as the browser allows (255 in Chromium)',
    advice: 'Close sockets that are not needed any more: some part of the page leaks them.',
  },
  {
    kind: 'tls',
    pattern:
      /ERR_CERT|ERR_SSL|ERR_BAD_SSL|SSL_ERROR|SEC_ERROR|MOZILLA_PKIX|\bSSL\b|\bTLS\b|certificate|NS_ERROR_NET_INADEQUATE_SECURITY/i,
    meaning: 'the certificate or the TLS handshake failed',
  },
  {
    kind: 'subprotocol',
    pattern: /Sec-WebSocket-Protocol/i,
    meaning: 'the subprotocol in the answer is not one the page asked for',
  },
  {
    kind: 'unreachable',
    pattern: /CONNECTION_REFUSED|SOCKET_NOT_CONNECTED/,
    meaning:
      'the connection was refused, most likely because nothing listens on this host and port',
    advice: 'Check that the server runs, and that host and port are right.',
  },
  {
    kind: 'unreachable',
    pattern: /NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|UNKNOWN_HOST|ICANN_NAME_COLLISION/,
    meaning: 'the host name was not found in DNS',
    advice: 'Check the host name for a spelling mistake or an `undefined` in it.',
    ownNetwork: true,
  },
  {
    kind: 'unreachable',
    pattern: /INTERNET_DISCONNECTED|NS_ERROR_OFFLINE/,
    meaning: 'the browser was offline',
    ownNetwork: true,
  },
  {
    kind: 'unreachable',
    pattern: /TUNNEL|PROXY/i,
    meaning: 'a proxy of the user’s network did not let it through',
    advice: 'Use wss on port 443, or have the proxy allow this host.',
  },
  {
    kind: 'unreachable',
    pattern: /TIMED_OUT|NET_TIMEOUT|handshake timed out/i,
    meaning: 'nothing answered in time',
    advice: 'A firewall that drops packets, or a server too busy to accept, looks like this.',
  },
  {
    kind: 'unreachable',
    pattern:
      /CONNECTION_RESET|NET_RESET|CONNECTION_CLOSED|CONNECTION_ABORTED|EMPTY_RESPONSE|closed before receiving a handshake response|NET_INTERRUPT|NET_PARTIAL/i,
    meaning: 'the connection was taken down before an answer came',
    advice: 'Look for the request in the logs of the server and of the proxies before it.',
  },
  {
    kind: 'unreachable',
    pattern:
      /ADDRESS_UNREACHABLE|NETWORK_CHANGED|NETWORK_ACCESS_DENIED|ADDRESS_INVALID|NETWORK_IO_SUSPENDED/,
    meaning: 'the network did not lead to the server',
    ownNetwork: true,
  },
  {
    kind: 'unreachable',
    pattern: /NS_ERROR_CONNECTION|ERR_CONNECTION/,
    meaning: 'the network did not lead to the server',
  },
  {
    kind: 'malformed',
    pattern: /Sec-WebSocket-Accept/i,
    meaning: 'the Sec-WebSocket-Accept of its answer does not belong to this request',
    advice:
      'A cache or proxy may have answered with what belongs to another request, or the server computes the header wrongly.',
  },
  {
    kind: 'malformed',
    pattern:
      /Error during WebSocket handshake|INVALID_HTTP_RESPONSE|INVALID_RESPONSE|status line|NS_ERROR_NET_ON_|NS_ERROR_ILLEGAL_VALUE/i,
    meaning: 'the answer is no valid WebSocket handshake',
    advice: 'Check that the port speaks WebSocket, and that no proxy changes the answer.',
  },
]

export function readHandshakeText(text: string): HandshakeText | undefined {
  return texts.find(({ pattern }) => pattern.test(text))
}

/** What Chromium says of frames it cannot accept, after the opening. */
const FRAME_ERROR =
  /invalid frame header|must not mask|reserved bits|could not decode a text frame|continuation frame|previous message is unfinished|unrecognized frame opcode|received after close|broken close frame|compressed|control frame/i

export function isFrameError(text: string): boolean {
  return FRAME_ERROR.test(text)
}
