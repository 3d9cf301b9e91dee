import type { Advice } from '../diagnose/verdict.ts'
import { headline } from '../format/verdict-words.ts'
import { visible, visibleLines } from '../format/visible.ts'
import type { ConnectionReport, Report } from './report.ts'
import {
  afterWords,
  countWords,
  environmentWords,
  findingWords,
  quoteWords,
  repeatingAdvice,
  SAME_ADVICE,
  trafficWords,
} from './words.ts'

/** For an issue or the summary of a test run. */
export function markdownOf(report: Report): string {
  const { file, connections, problems } = report
  const repeating = repeatingAdvice(connections)
  return [
    `## ${plain(file)}`,
    countWords(report),
    ...connections.map((one) => section(one, repeating.has(one))),
    ...(problems.length > 0
      ? [`### Not read\n\n${list(problems.map(({ place, text }) => `${place} ${text}`))}`]
      : []),
    '### Environment',
    list(environmentWords(report).map(([name, value]) => `${name}: ${value}`)),
  ].join('\n\n')
}

function section(connection: ConnectionReport, repeats: boolean): string {
  const { url, verdict, findings, steps, messages } = connection
  return [
    `### ${plain(url || '(no URL)')}`,
    trafficWords(connection),
    ...(verdict
      ? [
          `**${plain(headline(verdict))}** (${verdict.confidence}). ${plain(verdict.summary)}`,
          list(verdict.evidence.map(({ text }) => text)),
          ...part('What to change', repeats ? [SAME_ADVICE] : verdict.advice.map(advice)),
          ...part(
            'What else it could be',
            verdict.alternatives.map(({ text }) => plain(text)),
          ),
          ...(verdict.unknowable ? [plain(verdict.unknowable)] : []),
        ]
      : []),
    ...part(
      'Beside it',
      findings.map((finding) => plain(findingWords(finding))),
    ),
    ...part(
      'What the log shows',
      steps.map(({ after, text }) => plain(`${afterWords(after)} ${text}`)),
      '1.',
    ),
    ...part(
      'The last messages',
      messages.map((message) => plain(quoteWords(message))),
    ),
  ].join('\n\n')
}

function part(title: string, items: readonly string[], mark = '-'): string[] {
  if (items.length === 0) return []
  return [`${title}:\n\n${items.map((item) => `${mark} ${item}`).join('\n')}`]
}

/** Code stands below its item, in a fence longer than any in it. */
function advice({ text, snippet }: Advice): string {
  if (!snippet) return plain(text)
  const code = visibleLines(snippet.code)
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  const below = ['', fence + snippet.language, ...code.split('\n'), fence]
  return [plain(text), ...below.map((line) => (line === '' ? '' : `  ${line}`))].join('\n')
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${plain(item)}`).join('\n')
}

/**
 * Text of a page is text: no markup of it takes effect, and it names nobody.
 * https://spec.commonmark.org/#backslash-escapes
 */
function plain(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]<>|#&~]/g, '\\$&')
    .replace(/(?<!\w)@(?=\w)/g, '@\u200b')
}
