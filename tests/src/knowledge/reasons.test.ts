import { describe, expect, test } from 'vitest'
import { readReason } from '../../../src/knowledge/reasons.ts'

type Rows = [reason: string, cause: ReturnType<typeof readReason> | 'none'][]

function table(name: string, rows: Rows): void {
  describe(name, () => {
    test.each(rows)('%j speaks for %s', (reason, cause) => {
      expect(readReason(reason) ?? 'none').toBe(cause)
    })
  })
}

table('pings and heartbeats', [
  ['keepalive ping timeout', 'server-ping-timeout'], // python-websockets, uvicorn
  ['No response from heartbeat', 'server-ping-timeout'], // SockJS
  ['Pong reply not received in time', 'server-ping-timeout'], // Pusher
  ['no pong', 'server-ping-timeout'], // Centrifugo
  ['heartbeat timeout', 'server-ping-timeout'], // Phoenix
  ['Keep alive timeout', 'server-ping-timeout'], // MQTT 5
  ['WebSocket ping timeout (peer did not respond with pong in time)', 'server-ping-timeout'], // Autobahn
  ['client failed ping-pong', 'server-ping-timeout'], // Twitch EventSub
  ['Pong timeout', 'server-ping-timeout'], // Binance
  ['heartbeat_missed', 'server-ping-timeout'],
])

table('idle time', [
  ['Idle Timeout', 'idle-timeout'], // Jetty
  ['Connection Idle Timeout', 'idle-timeout'],
  ['Idle for 300000 ms', 'idle-timeout'],
  ['Closed after inactivity', 'idle-timeout'], // Pusher
  ['WebSocket timed out from inactivity', 'idle-timeout'], // uWebSockets
  ['The WebSocket session [0] timeout expired', 'idle-timeout'], // Tomcat
  [
    'NET-0001: Deepgram did not receive audio data or a text message within the timeout window.',
    'idle-timeout',
  ],
  ['idle', 'idle-timeout'],
  ['Session inactive', 'idle-timeout'],
])

table('an opening that stayed out', [
  ['Connection initialisation timeout', 'init-timeout'], // graphql-ws
  ['Authentication timeout', 'init-timeout'],
  ['Did not authenticate within 10 s', 'init-timeout'],
  ['CONNECT timed out', 'init-timeout'],
  ['connection unused', 'init-timeout'], // Twitch EventSub
])

table('credentials', [
  ['JWT expired', 'unauthorized'],
  ['token is invalid', 'unauthorized'],
  ['Invalid token', 'unauthorized'],
  ['invalid token', 'unauthorized'], // Centrifugo
  ['Unauthorized', 'unauthorized'], // graphql-ws
  ['unauthenticated', 'unauthorized'],
  ['Not authenticated.', 'unauthorized'], // Discord
  ['Authentication failed.', 'unauthorized'],
  ['Connection is unauthorized', 'unauthorized'], // Pusher
  ['Forbidden', 'unauthorized'], // graphql-ws
  ['permission denied', 'unauthorized'], // Centrifugo
  ['Origin not allowed', 'unauthorized'],
  ['Session expired', 'unauthorized'],
  ['API key not valid. Please pass a valid API key.', 'unauthorized'], // Gemini
  [
    'This connection was established under an authenticated HTTP session that has ended.',
    'unauthorized', // Tomcat
  ],
  ['wamp.error.authentication_failed', 'unauthorized'],
  ['HTTP 401', 'unauthorized'],
  ['error: 403', 'unauthorized'],
])

table('restarts', [
  ['Service Restart', 'server-restart'],
  ['shutdown', 'server-restart'], // Centrifugo
  ['server_restart', 'server-restart'], // Action Cable
  ['Server is shutting down', 'server-restart'],
  ['Pod is terminating', 'server-restart'],
  ['Invalid token in JSON at position 3', 'message-refused'],
  ['Connection lifetime exceeded', 'lifetime-limit'],
  ['Reauthentication required', 'unauthorized'],
  ['CloudFlare WebSocket proxy restarting', 'server-restart'],
  ['Server closed. Please reconnect shortly.', 'server-restart'], // Soketi
  ['The web application is stopping', 'server-restart'], // Tomcat
  ['wamp.close.system_shutdown', 'server-restart'],
  ['Scheduled maintenance', 'server-restart'],
])

table('sizes', [
  ['Max payload size exceeded', 'message-too-big'],
  ['Frame size of 131000 bytes exceeds maximum accepted frame size', 'message-too-big'], // WebSocket-Node
  ['message too big', 'message-too-big'],
  ['Text message too large: 70,000 > 65,536', 'message-too-big'], // Jetty
  [
    'The decoded text message was too big for the output buffer and the endpoint does not support partial messages',
    'message-too-big', // Tomcat
  ],
  ['read limited at 32769 bytes', 'message-too-big'], // coder/websocket
  ['Received too big message', 'message-too-big'], // uWebSockets
])

table('what was sent', [
  ['Rate limited.', 'message-refused'], // Discord
  ['Rate limit exceeded', 'message-refused'],
  ['Message rate limit exceeded', 'message-refused'],
  ['too many requests', 'message-refused'], // Centrifugo
  ['Too many initialisation requests', 'message-refused'], // graphql-ws
  ['Slow down', 'message-refused'],
  ['You exceeded your current quota', 'message-refused'], // Gemini
  ['Unsupported data type', 'message-refused'],
  ['token bucket exhausted', 'message-refused'],
  ['Maximum messages per second exceeded', 'message-refused'],
  ['Audio Transmission Rate Exceeded: Received 5 sec. audio in 1 sec', 'message-refused'], // AssemblyAI
  ['Invalid JSON', 'message-refused'],
  ['Unexpected token < in JSON at position 0', 'message-refused'],
  ['Invalid message received', 'message-refused'], // graphql-ws
  ['bad request', 'message-refused'], // Centrifugo
  ['Binary messages not allowed', 'message-refused'],
  ['Request contains an invalid argument.', 'message-refused'], // Gemini
])

table('other clients', [
  ['Another connection still open', 'session-replaced'], // SockJS
  ['Session taken over', 'session-replaced'], // MQTT 5
  ['Logged in elsewhere', 'session-replaced'],
  ['Replaced by new session', 'session-replaced'],
  ['connected from another device', 'session-replaced'],
])

table('slow readers, ages, errors', [
  ['slow', 'slow-consumer'], // Centrifugo
  ['Send buffer overflow, terminating connection', 'slow-consumer'],
  ['Client too slow', 'slow-consumer'],
  ['Deadline expired before operation could complete.', 'lifetime-limit'], // Gemini
  ['Maximum session duration reached', 'lifetime-limit'],
  ['Session Expired: Maximum session duration exceeded', 'lifetime-limit'], // AssemblyAI
  ['Your session hit the maximum duration of 60 minutes.', 'lifetime-limit'], // OpenAI Realtime
  ['Internal server error', 'server-error'], // graphql-ws
  ['Unexpected condition', 'server-error'],
  ['Session Cancelled: An error occurred', 'server-error'], // AssemblyAI
])

table('however they are written', [
  ['TOKEN_EXPIRED', 'unauthorized'],
  ['tokenExpired', 'unauthorized'],
  ['auth.token.invalid', 'unauthorized'],
  ['server-restart', 'server-restart'],
  ['time-out: ping\u0000\u001b[0m timed out', 'server-ping-timeout'],
  ['Idle\r\nTimeout\u0007', 'idle-timeout'],
  ['ＵＮＡＵＴＨＯＲＩＺＥＤ', 'unauthorized'],
  ['{"code":4001,"message":"Token has expired"}', 'unauthorized'],
  ['{"error":{"type":"rate_limit_exceeded"}}', 'message-refused'],
  ['{"reason":"server_restart","reconnect":true', 'server-restart'],
])

table('in other languages', [
  ['Sitzung abgelaufen', 'unauthorized'],
  ['Nicht autorisiert', 'unauthorized'],
  ['Wegen Inaktivität getrennt', 'idle-timeout'],
  ['Neustart des Servers', 'server-restart'],
  ['Non autorisé', 'unauthorized'],
  ['Déconnecté pour inactivité', 'idle-timeout'],
  ['Redémarrage du serveur', 'server-restart'],
  ['Sesión expirada', 'unauthorized'],
  ['Cerrado por inactividad', 'idle-timeout'],
  ['Não autorizado', 'unauthorized'],
  ['Servidor em manutenção', 'server-restart'],
  ['Пользователь не авторизован', 'unauthorized'],
  ['Внутренняя ошибка сервера', 'server-error'],
  ['未授权', 'unauthorized'],
  ['登录已过期，请重新登录', 'unauthorized'],
  ['心跳超时', 'server-ping-timeout'],
  ['您的账号已在其他设备登录', 'session-replaced'],
  ['服务器维护中', 'server-restart'],
  ['認証エラー', 'unauthorized'],
  ['メンテナンス中です', 'server-restart'],
  ['인증 실패', 'unauthorized'],
  ['토큰이 만료되었습니다', 'unauthorized'],
])

table('what says nothing of a cause', [
  ['', 'none'],
  ['   \u0000', 'none'],
  ['bye', 'none'],
  ['Normal Closure', 'none'],
  ['Normal closure', 'none'],
  ['Going away', 'none'], // the name of 1001 alone
  ['Policy violation', 'none'],
  ['Terminated', 'none'], // graphql-ws
  ['All Subscriptions Gone', 'none'],
  ['Subscriber for 1 already exists', 'none'],
  ['io server disconnect', 'none'], // Socket.IO
  ['transport close', 'none'],
  ['insufficient state', 'none'], // Centrifugo
  ['force reconnect', 'none'],
  ['connection limit', 'none'],
  ['Application is over connection quota', 'none'], // Pusher
  ['The current concurrent connections quota has been reached.', 'none'], // Soketi
  ['Unsupported protocol version', 'none'], // Pusher
  ['Application does not exist', 'none'],
  ['Too many connections from this address', 'none'],
  ['session started', 'none'],
  ['session ended by user', 'none'],
  ['User authenticated', 'none'],
  ['token refreshed, please reconnect', 'none'],
  ['presence: idle', 'none'],
  ['user is idle', 'none'],
  ['mapping finished', 'none'],
  ['shipping service timed out', 'none'],
  ['no shopping today', 'none'],
  ['Database connect timeout', 'none'],
  ['read 401 bytes', 'none'],
  ['500 messages sent', 'none'],
  ['deployment not found', 'none'],
  ['please reload the page', 'none'],
  ['game restarted: restart the game', 'none'],
  ['It took too long', 'none'],
  ['{"token":null}', 'none'],
  ['{"session":"abc","ok":true}', 'none'],
  ['再见', 'none'],
])

table('words of people', [
  ['You have been banned', 'unauthorized'],
  ['Account suspended', 'unauthorized'],
  ['Subscription has expired', 'unauthorized'],
  ['他の端末でログインしました', 'session-replaced'],
  ['您的账号在别处登录', 'session-replaced'],
  ['scaling down', 'server-restart'],
  ['Deploy', 'server-restart'],
  ['game over', 'none'],
  ['Room closed', 'none'],
  ['another round', 'none'],
  ['subscription ended', 'none'],
])

table('limits of time, and of nothing else', [
  ['24 hours limit', 'lifetime-limit'],
  ['Disconnected at the 24 hour mark', 'lifetime-limit'],
  ['Connection exceeded 2 hours', 'lifetime-limit'],
  ['60 minutes maximum reached', 'lifetime-limit'],
  ['Over 300 messages per 5 minutes limit', 'message-refused'],
  ['Session timed out', 'none'],
  ['Session expired after 30 minutes', 'unauthorized'],
  ['You have been idle', 'idle-timeout'],
  ['AFK kick', 'idle-timeout'],
])

table('a log-out elsewhere', [
  ['signed out in another tab', 'none'],
  ['logged out: another device logged in', 'session-replaced'],
])

table('a word or two', [
  ['replaced', 'session-replaced'],
  ['multiple logins', 'session-replaced'],
  ['ERR_AUTH', 'unauthorized'],
  ['signature verification failed', 'unauthorized'],
  ['429', 'message-refused'],
  ['queue overflow', 'slow-consumer'],
  ['drain', 'server-restart'],
  ['out of memory', 'server-error'],
])

table('words near others', [
  ['A newer session took over', 'session-replaced'],
  ['Client unresponsive', 'server-ping-timeout'],
  ['Worker exceeded CPU time limit', 'server-error'], // Cloudflare Workers
  ['connect ECONNREFUSED 10.0.0.3:6379', 'server-error'], // Node
  ['No speech detected for 60 seconds', 'idle-timeout'],
  ['protocol version 3 unsupported, please refresh', 'none'],
  ['client is unsupported', 'none'],
  ['binary frames are unsupported', 'message-refused'],
])
