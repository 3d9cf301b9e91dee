import { graphql } from './graphql.ts'
import { mqtt } from './mqtt.ts'
import { phoenix } from './phoenix.ts'
import { partySocket, reconnectingWebSocket } from './reconnecting.ts'
import { signalr } from './signalr.ts'
import { socketIo } from './socket-io.ts'
import { sockjs } from './sockjs.ts'
import type { Story } from './story.ts'

/** Bundled for a page, which is asked for its stories there. */
const stories: Record<string, Story> = {
  'socket.io-client': socketIo,
  'reconnecting-websocket': reconnectingWebSocket,
  partysocket: partySocket,
  'graphql-ws': graphql,
  'sockjs-client': sockjs,
  '@microsoft/signalr': signalr,
  phoenix,
  mqtt,
}

const TIMEOUT = 100_000

/** Tells all at once: what a page sees with each library, in its order. */
async function tell(hosts: Record<string, string>): Promise<Record<string, readonly string[]>> {
  const told = Object.entries(stories).map(async ([name, story]) => {
    const host = hosts[name] ?? ''
    const notes: string[] = []
    const late = new Promise<void>((resolve) => {
      setTimeout(() => resolve(void notes.push('and so on')), TIMEOUT)
    })
    const stage = {
      host,
      note: (text: string) => void notes.push(text),
      drop: async () => void (await fetch(`http://${hosts.drop}/?${host}`)),
    }
    await Promise.race([story(stage).catch((error) => notes.push(`threw ${error}`)), late])
    return [name, [...notes]] as const
  })
  return Object.fromEntries(await Promise.all(told))
}

Object.assign(window, { tellStories: tell })
