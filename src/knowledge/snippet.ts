/** Code or configuration to paste. */
export interface Snippet {
  language: 'js' | 'nginx' | 'haproxy' | 'text'
  code: string
}

export const js = (code: string): Snippet => ({ language: 'js', code })
