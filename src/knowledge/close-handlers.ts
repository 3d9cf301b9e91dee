import type { Running } from '../event.ts'

/** Where a page closes in an event handler, what to look at there. */
interface CloseHandler {
  /** Event types. */
  types: RegExp
  target?: Running['target']
  /** Follows “Look at app.js:12: ”. */
  look: string
  source?: string
}

const handlers: readonly CloseHandler[] = [
  {
    types: /^message$/,
    look: 'which message makes it close, and should it?',
  },
  {
    types: /^open$/,
    target: 'socket',
    look: 'it closes as soon as it has opened. Is another connection in use already, or is what asked for it gone?',
  },
  {
    types: /^(?:close|error)$/,
    target: 'socket',
    look: 'it closes because another connection ended or failed. Does the handler mean this one?',
  },
  {
    types: /^(?:visibilitychange|blur|freeze)$/,
    look: 'it closes when the page is hidden or left. Connect again when it is shown, or keep the connection: browsers keep it too.',
    source: 'https://developer.mozilla.org/docs/Web/API/Document/visibilitychange_event',
  },
  {
    types: /^(?:beforeunload|unload)$/,
    look: 'this event also comes for downloads, for links to other programs and where the user stays. Close on pagehide, if at all: browsers close the connection when the page goes.',
    source: 'https://developer.mozilla.org/docs/Web/API/Window/beforeunload_event',
  },
  {
    types: /^(?:offline|online)$/,
    look: 'what a browser says of being online is a guess. Let a heartbeat tell whether the connection lives.',
    source: 'https://html.spec.whatwg.org/#dom-navigator-online',
  },
  {
    types: /^storage$/,
    look: 'another tab changed the storage. Did it log out, and does that mean this connection?',
    source: 'https://html.spec.whatwg.org/#the-storage-event',
  },
  {
    types: /^submit$/,
    look: 'a form was submitted, which loads a new page unless the handler calls preventDefault().',
    source: 'https://html.spec.whatwg.org/#form-submission-algorithm',
  },
  {
    types: /^(?:click|dblclick|key(?:down|up|press)|pointer\w+|mouse\w+|touch\w+)$/,
    look: 'what the user did closes it. Is it meant to?',
  },
  {
    types: /^(?:popstate|hashchange|navigate|currententrychange)$/,
    look: 'it closes when the route changes. Keep the connection above the routes if several of them use it.',
  },
]

export function closeHandler({ type, target }: Running): CloseHandler | undefined {
  return handlers.find(
    (row) => row.types.test(type) && (row.target === undefined || row.target === target),
  )
}
