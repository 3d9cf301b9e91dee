import { MAX_SOURCE, sameOrigin } from '../src/channel/sources.ts'

/**
 * The text of a script or source map of the page, when the user looks at a line of it. Only of the
 * page's own origin, redirects included, without credentials, and not past a service worker: it
 * would see the request. https://fetch.spec.whatwg.org/#concept-request-mode
 */
export async function readSource(url: string): Promise<string | undefined> {
  if (!sameOrigin(url, location.href)) return undefined
  if (navigator.serviceWorker?.controller) return undefined
  try {
    const response = await fetch(url, {
      mode: 'same-origin',
      redirect: 'error',
      cache: 'force-cache',
      credentials: 'omit',
    })
    const text = response.ok ? await response.text() : undefined
    return text !== undefined && text.length <= MAX_SOURCE ? text : undefined
  } catch {
    return undefined
  }
}
