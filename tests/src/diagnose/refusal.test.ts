import { verdictTable } from './table.ts'

const hex = (text: string) => Buffer.from(text).toString('hex').replace(/../g, '$& ').trim()

verdictTable({
  'NATS refuses in bytes, and its client closes': [
    `0s    connect wss://a.test/nats
     0.1s  open
     0.2s  receive binary ${hex('INFO {"server_id":"x","auth_required":true}\r\n')}
     0.3s  send binary ${hex('CONNECT {"user":"a"}\r\n')}
     0.4s  receive binary ${hex("-ERR 'Authorization Violation'\r\n")}
     0.4s  close() in message @ nats.js:9:1
     0.5s  close 1005`,
    'server unauthorized likely',
    'Authorization Violation',
  ],
  'IRC: a notice of the server, and the end': [
    `0s    connect wss://irc.a.test/
     0.1s  open
     0.2s  send PASS oauth:abc
     0.3s  receive :a.test NOTICE * :Login authentication failed
     0.4s  close 1005`,
    'server unauthorized likely',
    'Login authentication failed',
  ],
  'nor are the lines of a log': [
    `0s    connect wss://a.test/logs
     0.1s  open
     1s    receive INFO request {n} every 1s until 9s
     9.5s  receive ERROR token of bob has expired
     9.8s  close 1000`,
    'server closed-by-server certain',
  ],
  'words of other people are no line of the protocol': [
    `0s    connect wss://chat.a.test/
     0.1s  open
     1s    send hello
     3s    receive bob: authentication failed again, and no one knows why
     3.4s  close 1005`,
    'server closed-by-server certain',
  ],
  'a server that said something else right before is believed before one silence': [
    `0s     connect   wss://a.test/feed
     0.1s   open
     1s     receive   {"n":{n}} every 5s until 58s
     60.05s receive   {"type":"error","message":"the room is gone"}
     60.1s  close     1000`,
    'server closed-by-server certain',
    'the room is gone',
  ],
})
