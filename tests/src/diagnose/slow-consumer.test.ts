import { verdictTable } from './table.ts'

const flood = (end: string, blocked: string) => `
  0s    connect wss://a.test/feed
  0.1s  open
  1s    receive {"price":"{n}"} every 5ms until 10s
  ${blocked}
  10.1s close ${end}`

verdictTable({
  'many messages, a blocked page, then 1013': [
    flood('1013', '3s long-task 4s'),
    'server slow-consumer possible',
    'messages a second',
  ],
  'then 1006': [flood('1006', '3s long-task 4s'), 'network slow-consumer possible'],
  'then 1008, which says no more than policy': [
    flood('1008', '3s long-task 4s'),
    'server slow-consumer possible',
  ],
  'words are believed before': [
    flood('1008 "Token expired"', '3s long-task 4s'),
    'server unauthorized likely',
  ],
  words: [flood('1008 "Client too slow"', ''), 'server slow-consumer likely'],
  'words, and what the page did meanwhile': [
    flood('1008 "Client too slow"', '3s long-task 4s'),
    'server slow-consumer likely',
    'blocked for 4.000 s',
  ],
  'a page that kept up is not': [flood('1013', ''), 'server closed-by-server certain'],
})
