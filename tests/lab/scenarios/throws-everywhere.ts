import { js, type Scenario } from '../scenario.ts'

export const throwsEverywhere: Scenario = {
  id: 'throws-everywhere',
  title: 'Every handler throws',
  shows: 'Exceptions in handlers do not end a connection.',
  group: 'hostile',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push?every=300'))

socket.addEventListener('open', () => {
  setInterval(() => socket.send({ toString: () => { throw new Error('no text') } }), 400)
  setInterval(() => socket.send(Symbol('no text either')), 500)
})
for (const type of ['open', 'message', 'error', 'close']) {
  socket.addEventListener(type, () => {
    throw new Error('thrown in ' + type)
  })
}
`,
  sees: { opened: true },
  expected: [{ url: '/push', findings: ['exception-in-handler'] }],
}
