import { js, type Scenario } from '../scenario.ts'

export const dashboard: Scenario = {
  id: 'dashboard',
  title: 'A page with several connections',
  shows:
    'Prices and a chat live on, a feed is cut again and again, and one the page closes itself.',
  group: 'frames',
  needs: ['nginx'],
  script: ({ ws, backend }) => js`
watch(new WebSocket('${ws}/push/prices?every=250'))

const chat = watch(new WebSocket('${ws}/pong/chat'))
chat.onopen = () => setInterval(() => chat.send('{"type":"ping"}'), 1_000)

function follow() {
  const feed = watch(new WebSocket('${backend('nginx')}/echo/feed'))
  feed.onclose = () => setTimeout(follow, 500)
}
follow()

const notifications = watch(new WebSocket('${ws}/push/notifications'))
setTimeout(() => notifications.close(), 2_000)
`,
  sees: { opened: true },
  expected: [
    { url: '/push/prices' },
    { url: '/pong/chat' },
    {
      url: '/push/notifications',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
      findings: ['unexpected-close'],
      line: 'notifications.close()',
    },
    {
      url: '/echo/feed',
      nth: 1,
      verdict: { closedBy: 'network', cause: 'idle-timeout', confidence: 'likely' },
      findings: ['missing-keep-alive', 'reconnect-loop'],
    },
  ],
}
