import { readFile } from 'node:fs/promises'

/** The builds of libraries for `<script src="/libraries/…">`, in their packages. */
const files: Record<string, string> = {
  'actioncable.js': '@rails/actioncable/app/assets/javascripts/actioncable.js',
  'centrifuge.js': 'centrifuge/dist/centrifuge.js',
  'graphql-ws.js': 'graphql-ws/umd/graphql-ws.js',
  'mqtt.js': 'mqtt/dist/mqtt.js',
  'phoenix.js': 'phoenix/priv/static/phoenix.js',
  'pusher.js': 'pusher-js/dist/web/pusher.js',
  'signalr.js': '@microsoft/signalr/dist/browser/signalr.js',
  'sockjs.js': 'sockjs-client/dist/sockjs.js',
  'stomp.js': '@stomp/stompjs/bundles/stomp.umd.js',
}

export async function readLibrary(name: string): Promise<string> {
  const file = files[name]
  if (!file) throw new Error(`Not in the lab: ${name}`)
  return readFile(new URL(`../../node_modules/${file}`, import.meta.url), 'utf8')
}
