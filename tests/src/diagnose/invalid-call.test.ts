import { verdictTable } from './table.ts'

verdictTable({
  'a bad URL': [
    `0s connect! htp://a.test SyntaxError "The URL's scheme must be either 'http', 'https', 'ws', or 'wss'." @ app.js:3:1`,
    'page invalid-call certain',
    'app.js:3',
    'SyntaxError',
  ],
  'a fragment': [
    `0s connect! wss://a.test/#x SyntaxError "The URL contains a fragment identifier ('x')."`,
    'page invalid-call certain',
    'Take the fragment',
  ],
  'a policy that throws is the browser’s': [
    `0s connect! ws://a.test/ SecurityError "An insecure WebSocket connection may not be initiated from a page loaded over HTTPS."`,
    'browser blocked-by-browser certain',
  ],
})
