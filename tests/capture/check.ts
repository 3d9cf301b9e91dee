import type { Page } from 'puppeteer-core'
import { createKit, type Kit } from './kit.ts'
import { untilKnown } from './known-frame.ts'

/** A question to a page whose answer must not depend on whether it is watched. */
export interface Check {
  readonly name: string
  /** Runs in the page, as text: uses nothing but its argument and the page's globals. */
  readonly run: (kit: Kit) => unknown
  /** The answer the standard gives; none where engines are free, so that only sameness counts. */
  readonly expected?: unknown
}

export interface Answer {
  /** The check did not come to its end. */
  failure?: string
  value: unknown
  /** Error messages and the like, which differ between engines. */
  details: string[]
}

export function check(name: string, run: Check['run'], expected?: unknown): Check {
  return { name, run, expected }
}

/** Asks each in a fresh frame of the page; `host` stands for its address in the answers. */
export async function ask(page: Page, checks: readonly Check[]): Promise<Answer[]> {
  const texts = checks.map(({ run }) => textOf(run))
  const answers: unknown = await page.evaluate(
    `(() => { const __name = (f) => f; return (${inFrames})(${JSON.stringify(texts)}, ${untilKnown}) })()`,
  )
  const { host } = new URL(page.url())
  return (answers as string[]).map((answer) => parse(answer.replaceAll(host, 'host')))
}

/** Asks the page itself. */
export async function askPage(page: Page, run: Check['run']): Promise<Answer> {
  return parse(String(await page.evaluate(textOf(run))))
}

export function parse(answer: string): Answer {
  const { details = [], ...rest }: Partial<Answer> = JSON.parse(answer)
  return { value: undefined, ...rest, details: details.map(withoutExpression) }
}

/** SpiderMonkey quotes what it refused as the caller wrote it; of a watched page we are the caller. */
function withoutExpression(message: string): string {
  return message.replace(
    /^(TypeError: (?:can't convert )?)\S+ (to string|is not iterable)$/,
    '$1… $2',
  )
}

/** The text of a run. `JSON` may be another one at its end; esbuild marks functions by `__name`. */
export function textOf(run: Check['run']): string {
  return `(async () => {
    'use strict'
    const __name = (f) => f
    const { stringify } = JSON
    const kit = (${createKit})(${untilKnown})
    const value = await (${run})(kit)
    return stringify({ value: value === undefined ? 'undefined' : value, details: kit.details })
  })()`
}

/**
 * Runs in the page. A frame for each, so that none feels what another one spoilt; a second one where
 * the first came to no end, for on a busy machine browsers lose handshakes of their own.
 */
async function inFrames(texts: string[], known: typeof untilKnown): Promise<string[]> {
  const TIMEOUT = 60_000
  /** Frames at a time: most of a check is waiting. */
  const LANES = 4
  const answers: string[] = []
  let next = 0

  async function answerTo(text: string): Promise<string> {
    const frame = document.createElement('iframe')
    frame.src = '/page'
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    document.body.append(frame)
    await loaded
    await known(frame.contentWindow as Window)
    const scope = frame.contentWindow as unknown as { eval(text: string): Promise<string> }
    const late = new Promise<string>((resolve) => {
      setTimeout(() => resolve('{"failure":"timed out"}'), TIMEOUT)
    })
    const failed = (error: unknown) => JSON.stringify({ failure: `threw ${error}` })
    // In a task of its own, so that no stack tells of the lane.
    const told = new Promise<string>((resolve) => {
      setTimeout(() => scope.eval(text).then(resolve, (error) => resolve(failed(error))))
    })
    const answer = await Promise.race([told, late])
    frame.remove()
    return answer
  }

  async function lane(): Promise<void> {
    while (next < texts.length) {
      const index = next++
      const text = texts[index] ?? ''
      const answer = await answerTo(text)
      answers[index] = answer.startsWith('{"failure"') ? await answerTo(text) : answer
    }
  }

  await Promise.all(Array.from({ length: LANES }, lane))
  return answers
}
