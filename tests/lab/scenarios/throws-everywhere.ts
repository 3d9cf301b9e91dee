import { js, type Scenario } from '../scenario.ts'

export const throwsEverywhere: Scenario = {
  id: 'throws-everywhere',
  title: 'Every handler throws',
  shows: 'Exceptions in handlers do not end a connection.',
  group: 'hostile',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push?every=300'))

for (const type of ['open', 'message', 'error', 'close']) {
  socket.addEventListener(type, () => {
    throw new Error('thrown in ' + type)
  })
}
setInterval(() => socket.send({ toString: () => { throw new Error('thrown in toString') } }), 400)
setInterval(() => socket.send(Symbol('no text')), 500)
`,
  sees: { opened: true },
  expected: [{ url: '/push', findings: ['exception-in-handler'] }],
}
