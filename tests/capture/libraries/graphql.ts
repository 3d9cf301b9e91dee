import { createClient } from 'graphql-ws'
import type { Story } from './story.ts'

/** A subscription, which the client takes up again. https://the-guild.dev/graphql/ws/recipes */
export const graphql: Story = ({ host, note, drop }) =>
  new Promise((resolve) => {
    let connections = 0
    const client = createClient({
      url: `ws://${host}/`,
      retryWait: async () => {},
      on: {
        opened: () => note('opened'),
        connected: (_socket, _payload, again) => {
          connections++
          note(`connected ${again}`)
        },
        closed: (event) => {
          const { code, reason } = event as CloseEvent
          note(`closed ${code} ${reason}`)
          if (connections === 2) resolve()
        },
      },
    })
    let seen = 0
    const unsubscribe = client.subscribe(
      { query: 'subscription { now }' },
      {
        next: ({ data }) => {
          if (seen === connections) return
          seen = connections
          note(`next ${typeof data?.now}`)
          if (connections === 1) drop()
          else unsubscribe()
        },
        error: () => note('error'),
        complete: () => note('complete'),
      },
    )
  })
