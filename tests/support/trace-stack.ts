import type { StackLine } from './trace-line.ts'

/** The document a stack is of. */
interface Where {
  url: string
  browser: 'chromium' | 'firefox'
}

/** The `Error.stack` text as the document's browser writes it. */
export function stackText(script: Where, lines: StackLine[]): string {
  const frames = lines.map((line) => {
    const place = `${urlOf(script, line)}:${line.line}:${line.column}`
    if (script.browser === 'firefox') return `${line.functionName ?? ''}@${place}`
    return line.functionName ? `    at ${line.functionName} (${place})` : `    at ${place}`
  })
  return script.browser === 'firefox' ? `${frames.join('\n')}\n` : ['Error', ...frames].join('\n')
}

/** A file of the document's site, or a whole URL. */
export function urlOf(script: Where, { file }: StackLine): string {
  return /^[\w-]+:\/|^</.test(file) ? file : new URL(file, script.url).href
}
