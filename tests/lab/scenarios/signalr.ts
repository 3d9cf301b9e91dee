import type { Scenario } from '../scenario.ts'

export const signalrTimeout: Scenario = {
  id: 'signalr-timeout',
  title: 'SignalR’s server time-out',
  shows: 'The server sends six pings and falls silent: the client gives up after 1.5 seconds.',
  group: 'page',
  app: 'signalr-timeout.ts',
  expected: [
    {
      url: '/signalr',
      verdict: { closedBy: 'page', cause: 'heartbeat-timeout', confidence: 'likely' },
    },
  ],
}

export const signalrIdle: Scenario = {
  id: 'signalr-idle',
  title: 'SignalR with nothing to say',
  shows: 'A real client and its server ping each other.',
  group: 'healthy',
  app: 'signalr.ts',
  expected: [{ url: '/signalr' }],
}
