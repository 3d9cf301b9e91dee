import { createClient } from 'graphql-ws'

const client = createClient({ url: endpoint })
const sink = {
  next: () => tell('next'),
  error: () => tell('error'),
  complete: () => tell('complete'),
}
const unsubscribe = client.subscribe({ query: 'subscription { now }' }, sink)
setTimeout(unsubscribe, 2_000)
