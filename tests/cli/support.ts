import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { run } from '../../cli/run.ts'
import { harOf } from '../src/har/support.ts'
import { trace } from '../support/trace.ts'

/** A folder that goes after the tests of a file. */
export const folder = mkdtempSync(join(tmpdir(), 'websocket-doctor-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a trace as a capture; returns its path. */
export async function captureOf(name: string, text: string): Promise<string> {
  const { log, now } = trace(text)
  return fileOf(name, await harOf(log, now))
}

export function fileOf(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Runs the command line and collects what it says. */
export async function runCli(
  ...args: string[]
): Promise<{ code: number; out: string; error: string }> {
  const [out, error]: string[][] = [[], []]
  const code = await run(
    args,
    { out: (text) => out?.push(text), error: (text) => error?.push(text) },
    new AbortController().signal,
  )
  return { code, out: out?.join('\n') ?? '', error: error?.join('\n') ?? '' }
}
