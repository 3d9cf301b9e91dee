import { js, type Scenario } from '../scenario.ts'

export const manySockets: Scenario = {
  id: 'many-sockets',
  title: '300 connections',
  shows: 'More than a browser allows to one page: 255 in Chromium, 200 in Firefox.',
  group: 'hostile',
  alone: true,
  script: ({ ws }) => js`
for (let number = 0; number < 300; number++) {
  new WebSocket('${ws}/echo/' + number)
}
tell('made')
`,
  expected: [{ url: '/echo/0' }, { url: '/echo/100' }],
}
