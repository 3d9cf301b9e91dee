import type { Expected, Scenario, Sees } from '../scenario.ts'

const sees: Sees = { opened: true, code: 1005, wasClean: true, after: 1_900 }

const expected: readonly Expected[] = [
  {
    url: '/push',
    verdict: { closedBy: 'page', cause: 'unmounted' },
    findings: ['unexpected-close'],
    says: /effect again/,
    line: 'return () => socket.close()',
  },
  { url: '/push', nth: 1 },
]

export const reactDependencies: Scenario = {
  id: 'react-dependencies',
  title: 'A React effect runs again',
  shows: 'Its dependency is a new object at every rendering: the effect closes and opens anew.',
  group: 'page',
  app: 'dependencies.tsx',
  sees,
  expected,
}

export const reactDependenciesProduction: Scenario = {
  id: 'react-dependencies-production',
  title: 'A React effect runs again, in production',
  shows: 'The same in a minified build.',
  group: 'page',
  app: 'dependencies.tsx',
  production: true,
  sees,
  expected,
}
