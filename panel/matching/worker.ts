import { type MatchQuestion, match } from '../../src/filter/match.ts'

// An expression may run for minutes on a text that a page chose: that costs this worker alone.
addEventListener('message', ({ data }: MessageEvent<MatchQuestion>) => {
  postMessage(match(data))
})
