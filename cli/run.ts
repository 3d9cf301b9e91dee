import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { errorWords } from '../src/format/error-words.ts'
import type { Imported } from '../src/har/import.ts'
import { learnSecrets } from '../src/har/learn.ts'
import { readHar, type Source } from '../src/har/read.ts'
import { openSecrets, type Secrets } from '../src/har/secrets.ts'
import { htmlOf } from '../src/report/html.ts'
import { markdownOf } from '../src/report/markdown.ts'
import { type Report, reportOf } from '../src/report/report.ts'
import { isAtLeast, type Severity, worst } from '../src/report/severity.ts'
import { linesOf } from './ndjson.ts'
import { type Options, readOptions, USAGE } from './options.ts'
import { post, traceRequests } from './otlp.ts'
import { textOf } from './text.ts'
import { watchFolder } from './watch.ts'

/** Where the words go. */
export interface Out {
  out(text: string): void
  error(text: string): void
}

/** The command line; returns the exit code. `stopped` ends a watch. */
export async function run(
  args: readonly string[],
  { out, error }: Out,
  stopped: AbortSignal,
): Promise<number> {
  let options: Options
  try {
    options = readOptions(args)
  } catch (reason) {
    error(`${errorWords(reason)}\n\n${USAGE}`)
    return 3
  }
  if (options.help) {
    out(USAGE)
    return 0
  }
  const seen: Severity[] = []
  let unread = false
  const readOne = async (path: string) => {
    try {
      seen.push(await readFile(path, options, out, stopped))
    } catch (reason) {
      unread = true
      error(`${path}: ${errorWords(reason)}`)
    }
  }
  for (const path of options.files) await readOne(path)
  if (options.watch !== undefined) {
    try {
      await watchFolder(options.watch, readOne, stopped)
    } catch (reason) {
      unread = true
      error(errorWords(reason))
    }
  }
  return unread ? 3 : exitCode(worst(seen), options.failOn)
}

async function readFile(
  path: string,
  options: Options,
  out: Out['out'],
  signal: AbortSignal,
): Promise<Severity> {
  const imported = await readHar(sourceOf(path), { signal })
  const secrets = options.reveal ? openSecrets : await learnSecrets(imported.log, { signal })
  const file = basename(path)
  const { reveal, payloads } = options
  const report = await reportOf(file, imported, { secrets, covered: !reveal, payloads, signal })
  await write(report, imported, secrets, options, out)
  if (options.endpoint !== undefined) {
    const requests = traceRequests(file, imported, secrets, options.service)
    await post(options.endpoint, requests, options.headers)
  }
  return report.severity
}

async function write(
  report: Report,
  imported: Imported,
  secrets: Secrets,
  { format, payloads, service }: Options,
  out: Out['out'],
): Promise<void> {
  const { file } = report
  switch (format) {
    case 'text':
      out(textOf(report))
      break
    case 'json':
      out(JSON.stringify(report, null, 2))
      break
    case 'markdown':
      out(markdownOf(report))
      break
    case 'html':
      out(await htmlOf(report))
      break
    case 'ndjson':
      for (const line of linesOf(file, imported, secrets, payloads)) out(JSON.stringify(line))
      break
    case 'otlp':
      for (const request of traceRequests(file, imported, secrets, service)) {
        out(JSON.stringify(request))
      }
      break
  }
}

function sourceOf(path: string): Source {
  statSync(path)
  return { stream: () => Readable.toWeb(createReadStream(path)) as ReturnType<Source['stream']> }
}

function exitCode(severity: Severity, failOn: Severity | undefined): number {
  if (failOn === undefined || !isAtLeast(severity, failOn)) return 0
  return severity === 'failure' ? 2 : 1
}
