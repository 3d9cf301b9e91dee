import { cpus } from 'node:os'
import type { Result } from './result.ts'
import { table } from './table.ts'

/** The text of docs/performance.md. */
export function document(
  results: readonly Result[],
  versions: readonly string[],
  command: string,
): string {
  return `# Performance

Written by \`${command}\`, on ${cpus().length} cores, with ${versions.join(' and ')}, headless.

Each line is measured in turns with the bare browser, in one run: the same browser without the
extension, in the same state of DevTools. Values are medians of the rounds, with the quartiles in
brackets: half of all rounds lie between them. What is compared is compared round by round. CPU is
that of the page's main thread alone, counted by the scheduler. A machine with more to do makes both
slower, so ratios mean more than differences. A line without a budget is there to be seen.

${table(results)}

- **Bare** is a page with one listener that looks at the data of each message and counts it.
- **Flood**: the server writes as fast as the socket takes it, so that many messages come in one go
  and each costs the browser little. At a rate each message wakes the page.
- **Without us**: a page of the bare browser that notes the last messages itself, in a second
  listener and with no care for what else the page does: the least that any capture in a page costs.
- **From server to log** is from the server's sending to the message being in the panel's log. The
  panel pulls every 50 ms; half of that is the least a median can be.
- **Longest task of ours** is the longest call of one of our scripts, its CPU time as the browser
  traces it. Firefox has no such trace; the longest wait is what the page itself notices, in both.
- **Memory of the panel** is its heap. Firefox tells no heap of one page: there it is what the process of
  its extensions takes more than before the first message.
- **Loading a frame**: the frames have one short script and nothing else. Any content script costs
  each frame a JavaScript world of its own. What ours adds is, in about equal parts, the browser's
  messaging of extensions (by which the panel finds the frame) and the natives and the port that
  have to be there before the page's first script.
`
}
