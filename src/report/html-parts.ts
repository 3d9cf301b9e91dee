import { visible } from '../format/visible.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text is text, in elements and in quoted attributes. https://html.spec.whatwg.org/#escapingString */
export function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

/** What others wrote: no markup, nothing unseen. */
export function text(words: string): string {
  return escapeHtml(visible(words))
}

export function item(words: string): string {
  return `<li>${text(words)}</li>`
}

/** @param items Markup. */
export function list(items: readonly string[], tag: 'ul' | 'ol' = 'ul'): string {
  return items.length === 0 ? '' : `<${tag}>${items.join('')}</${tag}>`
}

/** @param content Markup; empty: there is no such section. */
export function section(title: string, content: string): string {
  return content === '' ? '' : `<section><h3>${text(title)}</h3>${content}</section>`
}
