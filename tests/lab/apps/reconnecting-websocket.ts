import ReconnectingWebSocket from 'reconnecting-websocket'

const options = { connectionTimeout: 1_000, maxRetries: 1 }
new ReconnectingWebSocket(`ws://${location.host}/hang`, [], options)
