import { browserNames } from '../support/browsers.ts'
import { keep, pictureOf } from './baseline.ts'
import { openPictureStage } from './stage.ts'
import { states } from './states.ts'

/** `npx tsx tests/pictures/update.ts`: makes the pictures anew. Look at what changed before you keep it. */
for (const browser of browserNames) {
  const stage = await openPictureStage(browser)
  for (const theme of ['light', 'dark'] as const)
    for (const state of states) {
      const shown = { browser, theme, state }
      keep(shown, await pictureOf(stage, shown))
    }
  await stage.close()
}
process.exit(0)
