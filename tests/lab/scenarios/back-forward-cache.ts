import { js, type Scenario } from '../scenario.ts'

export const backForwardCache: Scenario = {
  id: 'back-forward-cache',
  title: 'There and back again',
  shows:
    'Another page is visited, and then Back: Chromium shows the page as it was, without its connection. Firefox loads it anew.',
  group: 'browser',
  // Chromium caches no page that must not be stored. https://web.dev/articles/bfcache
  headers: { 'Cache-Control': 'no-cache' },
  script: ({ ws }) => js`
if (location.search.includes('&there')) {
  setTimeout(() => history.back(), 1_000)
} else {
  watch(new WebSocket('${ws}/push/kept'))
  if (!sessionStorage.been) setTimeout(() => location.assign(location.search + '&there'), 1_000)
  sessionStorage.been = 'there'
}
`,
  expected: {
    chromium: [
      {
        url: '/push/kept',
        verdict: { closedBy: 'browser', cause: 'suspended', confidence: 'certain' },
        says: /back\/forward cache/,
      },
    ],
    firefox: [
      { url: '/push/kept', verdict: { closedBy: 'browser', cause: 'navigation' } },
      { url: '/push/kept', nth: 1 },
    ],
  },
}
