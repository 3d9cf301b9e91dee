import { js, type Scenario } from '../scenario.ts'

export const unknownHost: Scenario = {
  id: 'unknown-host',
  title: 'A host that does not exist',
  shows: 'The name is misspelt: DNS does not know it.',
  group: 'handshake',
  script: () => js`
watch(new WebSocket('ws://chat.example.invalid/chat'))
`,
  sees: { opened: false, code: 1006, wasClean: false },
  expected: [
    {
      url: 'example.invalid',
      verdict: { closedBy: 'network', cause: 'server-unreachable', confidence: 'certain' },
      says: /not found in DNS/,
    },
  ],
}
