import type { Advice } from './verdict.ts'

const COMPARE: Advice = {
  text: 'Compare with another browser, and without proxy or antivirus on the way.',
}
const ADVICE: Advice[] = [
  {
    text: 'Turn compression off on the server (permessage-deflate) and see: broken compression and proxies that touch it look like this.',
  },
  {
    text: 'See that the server writes one message at a time, valid UTF-8 in text messages, and no masked frames.',
  },
  COMPARE,
]

const known: readonly { pattern: RegExp; text: string }[] = [
  {
    pattern: /UTF-8/,
    text: 'Send bytes as a binary message, and text encoded as UTF-8: a text message must be valid as a whole, and not be cut within a character.',
  },
  {
    pattern: /must not mask/,
    text: 'Have the server use its library in the role of a server: clients alone mask their frames.',
  },
  {
    pattern: /continuation|unfinished/i,
    text: 'Have the server write one message at a time: two tasks that write at once mix their frames.',
  },
]

/** What to change about a frame the browser or the server refused; `text`: why, where it is known. */
export function frameAdvice(text = ''): Advice[] {
  const row = known.find(({ pattern }) => pattern.test(text))
  return row ? [{ text: row.text }, COMPARE] : ADVICE
}
