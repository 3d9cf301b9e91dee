import { WebSocket } from 'partysocket'

const options = { connectionTimeout: 1_000, maxRetries: 1 }
new WebSocket(`ws://${location.host}/hang`, [], options)
