import { verdictTable } from './table.ts'

const closed = (end: string) => `
  0s    connect wss://a.test/feed
  0.1s  open
  1s    send {"n":1} every 500ms until 5s
  5.1s  close ${end}`

verdictTable({
  '1003: the wrong type': [closed('1003'), 'server message-refused certain', 'text'],
  '1007: not what it says': [closed('1007'), 'server message-refused certain'],
  '1008 in the middle of things': [
    closed('1008'),
    'server message-refused possible',
    'unauthorized',
  ],
  'a rate limit in words': [
    closed('1008 "Rate limit exceeded"'),
    'server message-refused likely',
    'in the last second',
    'Send less often',
  ],
  'a library’s code': [
    closed('4429').replace('/feed', '/graphql protocol=graphql-transport-ws'),
    'server message-refused certain',
  ],
  'auth words under 1008 are not about messages': [
    closed('1008 "token expired"'),
    'server unauthorized likely',
  ],
})
