import { verdictTable } from './table.ts'

const busy = (name: string, at: number, life: number) => `
  ${at}s ${name} connect wss://a.test/feed @ app.js:1:1
  ${at + 0.1}s ${name} open
  ${at + 1}s ${name} send {"q":"{n}"} every ${2 + at / 100}s until ${at + life - 1}s
  ${at + 1.2}s ${name} receive {"a":"{n}"} every ${2 + at / 100}s until ${at + life - 1}s
  ${at + 0.1 + life}s ${name} close 1006`

/** Each ends 5 s after it opened, and 1 s after the last word of its server. */
const told = (name: string, at: number) => `
  ${at}s       ${name} connect wss://a.test/feed @ app.js:1:1
  ${at + 0.05}s ${name} open
  ${at + 0.1}s ${name} send {"sub":1}
  ${at + 0.5}s ${name} receive {"n":{n}} every 500ms until ${at + 4}s
  ${at + 5.05}s ${name} close 1006`

verdictTable({
  'a silence that is as equal as the age is one of two explanations': [
    [told('a', 0), told('b', 8), told('c', 16)].join('\n'),
    'network idle-timeout likely',
    'They ended at the same age too, 5.000 s on average',
  ],
  'three ends at the same age while data passes': [
    [busy('a', 0, 30.02), busy('b', 40, 30.05), busy('c', 80, 30)].join('\n'),
    'network lifetime-limit likely',
    'Google Cloud HTTP(S) load balancer',
    'gcloud compute backend-services update',
    '}, 27000) // before the 30 s are over',
    '3 connections',
  ],
  'two are too few': [
    [busy('a', 0, 30.02), busy('b', 40, 30.05)].join('\n'),
    'network connection-lost certain',
  ],
  'a socket that never spoke may be cut for either': [
    ['a', 'b', 'c']
      .map(
        (name, index) => `
         ${index * 40}s ${name} connect wss://a.test/feed @ app.js:1:1
         ${index * 40 + 0.1}s ${name} open
         ${index * 40 + 30.12}s ${name} close 1006`,
      )
      .join('\n'),
    'network idle-timeout likely',
    'lifetime-limit',
  ],
  'jobs of one length that the page takes leave of are none': [
    ['a', 'b', 'c']
      .map(
        (name, n) => `
     ${n * 20}s     ${name} connect wss://a.test/speech @ app.js:1:1
     ${n * 20 + 0.1}s   ${name} open
     ${n * 20 + 0.2}s   ${name} send <3200 bytes> every 100ms until ${n * 20 + 4}s
     ${n * 20 + 4.1}s   ${name} send {"type":"eos"}
     ${n * 20 + 4.6}s   ${name} receive {"final":"hello"}
     ${n * 20 + 4.61}s  ${name} close 1000`,
      )
      .join('\n'),
    'server closed-by-server certain',
  ],
  'ages that differ are none': [
    [busy('a', 0, 30), busy('b', 40, 33), busy('c', 80, 27)].join('\n'),
    'network connection-lost certain',
  ],
  'a reason in words': [
    `0s    connect wss://a.test/feed
     0.1s  open
     60s   close 1000 "Maximum session duration reached"`,
    'server lifetime-limit likely',
  ],
})
