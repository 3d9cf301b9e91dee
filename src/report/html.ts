import { toBase64 } from '../format/base64.ts'
import { headline } from '../format/verdict-words.ts'
import { visibleLines } from '../format/visible.ts'
import { escapeHtml, item, list, section, text } from './html-parts.ts'
import { REPORT_STYLE } from './html-style.ts'
import type { ConnectionReport, Report } from './report.ts'
import type { Step } from './steps.ts'
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

/** What is drawn of the capture. */
export interface ReportPicture {
  /** Base64 of a PNG. */
  png: string
  /** The picture in words. */
  alt: string
  /** What it does not show. */
  caption?: string
}

/**
 * A page that stands alone: no script, no request, and a policy that forbids both. The style is
 * allowed by its hash. https://www.w3.org/TR/CSP3/#match-element-to-source-list
 */
export async function htmlOf(report: Report, picture?: ReportPicture): Promise<string> {
  const { file, connections, problems } = report
  const repeating = repeatingAdvice(connections)
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${await sha256(REPORT_STYLE)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${text(file)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<h1>${text(file)}</h1>
<p>${text(countWords(report))}</p>
${picture ? figure(picture) : ''}
${connections.map((one) => connectionHtml(one, repeating.has(one))).join('\n')}
${section('Not read', list(problems.map(({ place, text: what }) => item(`${place} ${what}`))))}
${section('Environment', environment(report))}
</main>
</body>
</html>
`
}

function figure({ png, alt, caption }: ReportPicture): string {
  const below = caption === undefined ? '' : `<figcaption>${text(caption)}</figcaption>`
  return `<figure><img alt="${text(alt)}" src="data:image/png;base64,${text(png)}">${below}</figure>`
}

function connectionHtml(connection: ConnectionReport, repeats: boolean): string {
  const { url, severity, verdict, findings, steps, messages } = connection
  const by = verdict?.closedBy ?? 'none'
  return `<article data-severity="${text(severity)}" data-by="${text(by)}">
<h2>${text(url || '(no URL)')}</h2>
<p class="life">${text(trafficWords(connection))}</p>
${verdictHtml(verdict, repeats)}
${section('Beside it', list(findings.map((finding) => item(findingWords(finding)))))}
${section('What the log shows', list(steps.map(stepHtml), 'ol'))}
${section('The last messages', list(messages.map((message) => item(quoteWords(message)))))}
</article>`
}

function stepHtml({ after, text: what }: Step): string {
  return `<li><span class="after">${text(afterWords(after))}</span> ${text(what)}</li>`
}

function verdictHtml(verdict: ConnectionReport['verdict'], repeats: boolean): string {
  if (!verdict) return ''
  const { summary, confidence, evidence, advice, alternatives, unknowable } = verdict
  const changes = advice.map(({ text: what, snippet }) => {
    const code = snippet ? `<pre>${escapeHtml(visibleLines(snippet.code))}</pre>` : ''
    return `<li>${text(what)}${code}</li>`
  })
  return `<p class="verdict"><strong>${text(headline(verdict))}</strong> (${text(confidence)}). ${text(summary)}</p>
${section('Evidence', list(evidence.map((one) => item(one.text))))}
${section('What to change', list(repeats ? [item(SAME_ADVICE)] : changes))}
${section('What else it could be', list(alternatives.map((one) => item(one.text))))}
${unknowable ? section('What cannot be known', `<p>${text(unknowable)}</p>`) : ''}`
}

function environment(report: Report): string {
  const rows = environmentWords(report).map(
    ([name, value]) => `<div><dt>${text(name)}</dt><dd>${text(value)}</dd></div>`,
  )
  return `<dl>${rows.join('')}</dl>`
}

async function sha256(words: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words))
  return toBase64(new Uint8Array(digest))
}
