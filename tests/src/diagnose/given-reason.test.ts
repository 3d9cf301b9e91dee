import { verdictTable } from './table.ts'

/** The page used to answer the pings of the server, and did not answer the last one. */
const unanswered = (end: string) => `
  0s     connect wss://a.test/ws @ a.js:1:1
  0.1s   open
  5s     receive {"type":"ping"} every 5s until 40s
  5.01s  send {"type":"pong"} every 5s until 36s
  47s    close ${end}`

/** Two timers that know nothing of each other. */
const timers = (end: string) => `
  0s     connect wss://a.test/ws @ a.js:1:1
  0.1s   open
  3s     receive {"t":1} every 3s until 30s
  3s     send {"op":"x"} every 4s until 30s
  37s    close ${end}`

const hidden = (end: string) => `
  0s     connect wss://a.test/ws @ a.js:1:1
  0.1s   open
  1s     send {"type":"ping"} every 20s until 61s
  1.1s   receive {"type":"pong"} every 20s until 61.1s
  65s    hidden
  121s   send {"type":"ping"}
  121.1s receive {"type":"pong"}
  181s   close ${end}`

verdictTable({
  'a ping the page did not answer': [unanswered('1000'), 'server server-ping-timeout likely'],
  'what the server says is believed before that': [
    unanswered('1000 "room closed"'),
    'server closed-by-server certain',
  ],
  'that it is over leaves open why': [
    unanswered('1000 "connection closed"'),
    'server server-ping-timeout likely',
  ],
  'beats a hidden page sent too seldom': [hidden('1000'), 'server background-throttling likely'],
  'of a server that says why': [hidden('1000 "kicked by host"'), 'server closed-by-server certain'],
  'what a page sends by a timer of its own answers nothing': [
    timers('1000'),
    'server closed-by-server certain',
  ],
  'nor where it is cut': [timers('1006'), 'network connection-lost certain'],
})

/** Three connections that end at one age while data passes. */
const ages = (reason: string) =>
  ['a', 'b', 'c']
    .map((name, index) => {
      const from = index * 605
      return `
        ${from}s       ${name} connect wss://a.test/prod @ a.js:1:1
        ${from + 0.1}s ${name} open
        ${from + 7 * (index + 1)}s ${name} send {"q":${index}} every ${11 + index}s until ${from + 595}s
        ${from + 8 * (index + 1)}s ${name} receive {"r":{n},"of":"${name}"} every ${13 + index}s until ${from + 595}s
        ${from + 600.2}s ${name} close 1001 ${reason}`
    })
    .join('\n')

verdictTable({
  'one age of three is a limit, though 1001 may be a restart': [
    ages('"Going away"'),
    'server lifetime-limit likely',
    'server-restart',
  ],
  'a server that says that it restarts does': [
    ages('"server restarting"'),
    'server server-restart likely',
  ],
})
