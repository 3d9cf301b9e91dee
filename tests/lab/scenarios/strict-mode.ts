import type { Scenario } from '../scenario.ts'

export const strictMode: Scenario = {
  id: 'strict-mode',
  title: 'React StrictMode',
  shows:
    'In development React mounts, unmounts and mounts again: the first connection ends at once.',
  group: 'page',
  app: 'strict-mode.tsx',
  sees: { opened: false, code: 1006, wasClean: false },
  expected: [
    {
      url: '/push',
      verdict: { closedBy: 'page', cause: 'unmounted' },
      notes: ['unexpected-close'],
    },
    { url: '/push', nth: 1 },
  ],
}
