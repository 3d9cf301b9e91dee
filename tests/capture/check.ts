import type { Page } from 'puppeteer-core'
import { createKit, type Kit } from './kit.ts'

/** A question to a page whose answer must not depend on whether it is watched. */
export interface Check {
  readonly name: string
  /** Runs in the page, as text: uses nothing but its argument and the page's globals. */
  readonly run: (kit: Kit) => unknown
  /** The answer the standard gives; none where engines are free, so that only sameness counts. */
  readonly expected?: unknown
}

export interface Answer {
  value: unknown
  /** Error messages and the like, which differ between engines. */
  details: string[]
}

export function check(name: string, run: Check['run'], expected?: unknown): Check {
  return { name, run, expected }
}

/** Asks a page; `host` stands for its address in the answer. */
export async function ask(page: Page, { run }: Pick<Check, 'run'>): Promise<Answer> {
  const answer = await page.evaluate(textOf(run))
  const host = new URL(page.url()).host
  const { value, details }: Answer = JSON.parse(String(answer).replaceAll(host, 'host'))
  return { value, details: details.map(withoutExpression) }
}

/** SpiderMonkey quotes what it refused as the caller wrote it, and in a watched page we are the caller. */
function withoutExpression(message: string): string {
  return message.replace(
    /^(TypeError: (?:can't convert )?)\S+ (to string|is not iterable)$/,
    '$1… $2',
  )
}

/** The text of a run; `JSON` may be another when it is over. esbuild marks functions with `__name`. */
function textOf(run: Check['run']): string {
  return `(async () => {
    'use strict'
    const __name = (f) => f
    const { stringify } = JSON
    const kit = (${createKit})()
    const value = await (${run})(kit)
    return stringify({ value: value === undefined ? 'undefined' : value, details: kit.details })
  })()`
}
