const MAX_SOURCE = 32 * 1024 * 1024

/**
 * The text of a script or source map of the page, when the user looks at a line of it. Only of the
 * page's own origin, without credentials, and not past a service worker: it would see the request.
 */
export async function readSource(url: string): Promise<string | undefined> {
  if (!URL.canParse(url) || new URL(url).origin !== location.origin) return undefined
  if (navigator.serviceWorker?.controller) return undefined
  try {
    const response = await fetch(url, { cache: 'force-cache', credentials: 'omit' })
    const text = response.ok ? await response.text() : undefined
    return text !== undefined && text.length <= MAX_SOURCE ? text : undefined
  } catch {
    return undefined
  }
}
