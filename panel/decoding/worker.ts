import { createAnswerer } from '../../src/decode/answer.ts'
import type { Question } from '../../src/decode/protocol.ts'

// What pages and servers sent is decoded here: a fault or an endless loop costs this worker alone.
const answer = createAnswerer()

addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  postMessage(await answer(data))
})
