import { findingTable } from './table.ts'

findingTable({
  'a note after 32 s of silence': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     2s    receive hi
     35s   now`,
    ' | missing-keep-alive',
  ],
  'nothing before': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     2s    receive hi
     33s   now`,
    '',
  ],
  'nothing with a heartbeat': [
    `0s    connect wss://a.test/feed
     0.1s  open
     40s   send {"type":"ping"} every 40s until 160s
     195s  now`,
    '',
  ],
  'dropped once 5 min of silence were survived': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     302s  now`,
    '',
  ],
  'a warning after a death by idle time-out': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     2s    receive hi
     62.3s close 1006`,
    'missing-keep-alive',
  ],
  'no warning after another death': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     50s   close 1006`,
    '',
  ],
  'who speaks on the server’s side alone needs none': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive news
     50s   now`,
    '',
  ],
  'a library that pings by protocol needs none': [
    `0s    connect wss://a.test/graphql protocol=graphql-transport-ws
     0.1s  open protocol=graphql-transport-ws
     1s    send {"type":"connection_init"}
     50s   now`,
    '',
  ],
  'not while hidden': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     5s    hidden
     50s   now`,
    '',
  ],
  'not while frozen': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     5s    freeze
     50s   now`,
    '',
  ],
  'not while paused': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     5s    paused 45s
     50s   now`,
    '',
  ],
  'a silence that passed while hidden does not count afterwards': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     5s    hidden
     50s   visible
     52s   now`,
    '',
  ],
  'a pause long ago is no excuse': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    paused 20s
     21.5s send hello
     60s   now`,
    ' | missing-keep-alive',
  ],
  'a dev server’s socket is left alone': [
    `0s    connect ws://localhost:5173/ protocol=vite-hmr
     0.1s  open protocol=vite-hmr
     1s    send hello
     50s   now`,
    '',
  ],
})
