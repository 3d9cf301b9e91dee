import type { Scenario } from '../scenario.ts'

export const reactUnmount: Scenario = {
  id: 'react-unmount',
  title: 'A React component unmounts',
  shows: 'The cleanup of an effect closes the connection when its component leaves the page.',
  group: 'page',
  app: 'unmount.tsx',
  sees: { opened: true, code: 1005, wasClean: true, after: 1_900 },
  expected: [
    {
      url: '/push',
      verdict: { closedBy: 'page', cause: 'unmounted' },
      findings: ['unexpected-close'],
      line: 'return () => socket.close()',
    },
  ],
}
