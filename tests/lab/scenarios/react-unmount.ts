import type { Expected, Scenario, Sees } from '../scenario.ts'

const sees: Sees = { opened: true, code: 1005, wasClean: true, after: 1_900 }

const expected: readonly Expected[] = [
  {
    url: '/push',
    verdict: { closedBy: 'page', cause: 'unmounted' },
    findings: ['unexpected-close'],
    line: 'return () => socket.close()',
  },
]

export const reactUnmount: Scenario = {
  id: 'react-unmount',
  title: 'A React component unmounts',
  shows: 'The cleanup of an effect closes the connection when its component leaves the page.',
  group: 'page',
  app: 'unmount.tsx',
  sees,
  expected,
}

export const reactUnmountProduction: Scenario = {
  id: 'react-unmount-production',
  title: 'A React component unmounts, in production',
  shows: 'The same in a minified build, whose source map names the line.',
  group: 'page',
  app: 'unmount.tsx',
  production: true,
  sees,
  expected,
}
