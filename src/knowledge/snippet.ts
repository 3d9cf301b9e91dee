/** Code or configuration to paste. */
export interface Snippet {
  language: 'js' | 'nginx' | 'haproxy' | 'text'
  code: string
  /** Nothing of the page is in it: its `token = await …` is code, no secret to mask. */
  verbatim?: true
}

/** Code as it stands in a table. */
export const js = (code: string): Snippet => ({ language: 'js', code, verbatim: true })
