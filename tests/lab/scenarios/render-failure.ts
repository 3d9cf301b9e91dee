import type { Scenario } from '../scenario.ts'

const both = {
  group: 'page',
  app: 'render-failure.tsx',
  sees: { opened: true, code: 1005, wasClean: true, after: 1_400 },
  expected: [
    {
      url: '/push',
      verdict: { closedBy: 'page', cause: 'unmounted' },
      findings: ['unexpected-close'],
      says: /An exception was not caught/,
      line: 'return () => socket.close()',
    },
  ],
} as const

export const renderFailure: Scenario = {
  ...both,
  id: 'render-failure',
  title: 'A React component that fails to render',
  shows: 'A message lacks a field, a component throws, and React takes down all of the tree.',
}

export const renderFailureProduction: Scenario = {
  ...both,
  id: 'render-failure-production',
  title: 'A React component that fails to render, in production',
  shows: 'The same in a minified build, whose source map names the line.',
  production: true,
}
