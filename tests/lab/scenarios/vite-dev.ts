import { js, type Scenario } from '../scenario.ts'

export const viteDev: Scenario = {
  id: 'vite-dev',
  title: 'The socket of a dev server',
  shows: 'Vite reloads the page when its app is edited. Its own connection is not the app’s.',
  group: 'healthy',
  script: async ({ dev }) => js`
location.replace('${await dev()}')
`,
  expected: [
    { url: '?token=', verdict: { closedBy: 'browser', cause: 'navigation' } },
    { url: '?token=', nth: 1, says: /dev server’s, Vite/ },
  ],
}
