// A server process of its own, to be killed by `killable.ts`. It ends with its parent.
import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
server.on('listening', () => process.send(server.address().port))
server.on('connection', () => process.send('connected'))
process.on('disconnect', () => process.exit())
