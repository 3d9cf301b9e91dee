import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BrowserName } from '../support/browsers.ts'
import { coarse, straying, tolerance } from './cells.ts'
import type { PictureStage } from './stage.ts'
import type { State } from './states.ts'

export type Theme = 'light' | 'dark'

const FOLDER = fileURLToPath(new URL('baselines/', import.meta.url))

export interface Shown {
  browser: BrowserName
  theme: Theme
  state: State
}

/** Shows a state in the font of blocks, and makes a coarse picture of it. */
export async function pictureOf(stage: PictureStage, { theme, state }: Shown): Promise<string> {
  await stage.show({ state: state.id, theme, font: 'blocks', size: state.size })
  const png = await stage.page.screenshot({ encoding: 'base64' })
  return stage.run(coarse, png, tolerance.cell)
}

/** Whether a picture is as it was, as far as systems draw alike; tells what strays, %. */
export async function strayingFrom(
  stage: PictureStage,
  shown: Shown,
  picture: string,
): Promise<number> {
  const path = pathOf(shown)
  if (!existsSync(path)) throw new Error(`${path} is missing: npx tsx tests/pictures/update.ts`)
  return stage.run(straying, readFileSync(path, 'base64'), picture, tolerance.stray)
}

export function keep(shown: Shown, picture: string): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(pathOf(shown), Buffer.from(picture, 'base64'))
}

function pathOf({ browser, theme, state }: Shown): string {
  return `${FOLDER}${browser}-${theme}-${state.id}.png`
}
