import { watchClock } from './clock.ts'
import { reportError, reportRejection } from './exceptions.ts'
import { watchLongTasks } from './long-tasks.ts'
import { addListener, getter, now } from './natives.ts'
import { quietly, type Recorder } from './report.ts'

const { navigation } = 'navigation' in window ? window : { navigation: undefined }
const { navigator } = window
const leadsTo =
  typeof NavigateEvent === 'function' ? getter(NavigateEvent.prototype, 'destination') : undefined
const staysIn =
  typeof NavigationDestination === 'function'
    ? getter(NavigationDestination.prototype, 'sameDocument')
    : undefined
const isHidden = getter(Document.prototype, 'hidden')
const urlOf = getter(Document.prototype, 'URL')
const isOnline = getter(Navigator.prototype, 'onLine')
const isPrerendering =
  'prerendering' in window.document
    ? getter(Document.prototype, 'prerendering' as 'hidden')
    : undefined
const persistedOf = getter(PageTransitionEvent.prototype, 'persisted')
const { prototype: violation } = SecurityPolicyViolationEvent
const directiveOf = getter(violation, 'effectiveDirective')
const blockedOf = getter(violation, 'blockedURI')
const dispositionOf = getter(violation, 'disposition')
const policyOf = getter(violation, 'originalPolicy')
const top = window === window.top
const browser = 'mozInnerScreenX' in window ? 'firefox' : 'chromium'
/** Firefox alone closes the sockets of a page before it knows whether the page goes. */
const tellsDepartures = browser === 'firefox' && leadsTo !== undefined && staysIn !== undefined
const discarded = 'wasDiscarded' in document && document.wasDiscarded === true

/** What the page goes through, as far as it bears on its sockets. */
export interface PageLife {
  /**
   * Reports the document and begins to listen. Called for each socket, and with each look:
   * `document.open()` takes listeners off, and adding one that is there does nothing.
   */
  begin(): void
  /** Looks for what has no event: steps of the clock, changes of the URL. */
  sample(): void
}

/** The way out of the document. */
interface Way {
  /** It goes. */
  leave(): void
  /** It lives on: it was only frozen. */
  stay(): void
}

export function createPageLife(recorder: Recorder, late: boolean, way: Way): PageLife {
  let begun = false
  let url = urlOf(window.document)
  const clock = watchClock(recorder)
  const tasks = watchLongTasks(recorder)

  const heardOnDocument: Record<string, (event: Event) => void> = {
    visibilitychange: () => {
      recorder.report({ kind: 'visibility', at: now(), hidden: isHidden(window.document) })
    },
    freeze: () => recorder.report({ kind: 'freeze', at: now() }),
    resume: () => {
      way.stay()
      recorder.report({ kind: 'resume', at: now() })
    },
    securitypolicyviolation: (event) => reportViolation(event as SecurityPolicyViolationEvent),
  }
  const heardOnWindow: Record<string, (event: Event) => void> = {
    online: () => recorder.report({ kind: 'online', at: now() }),
    offline: () => recorder.report({ kind: 'offline', at: now() }),
    pageshow: (event) => {
      way.stay()
      reportTransition('pageshow', event)
    },
    pagehide: (event) => {
      reportTransition('pagehide', event)
      way.leave()
    },
    popstate: () => noticeRoute(true),
    hashchange: () => noticeRoute(false),
    error: (event) => reportError(recorder, event),
    unhandledrejection: (event) => reportRejection(recorder, event as PromiseRejectionEvent),
  }
  const onDocument = listeners(heardOnDocument)
  const onWindow = listeners(heardOnWindow)
  const onNavigation = listeners({
    currententrychange: () => noticeRoute(false),
    ...(tellsDepartures && { navigate: reportDeparture }),
  })

  function begin(): void {
    if (!begun) start()
    onDocument(window.document)
    onWindow(window)
    if (navigation) onNavigation(navigation)
  }

  function start(): void {
    begun = true
    recorder.report({
      kind: 'document',
      at: now(),
      url,
      top,
      browser,
      late,
      hidden: isHidden(window.document),
      online: isOnline(navigator),
      discarded,
      ...(isPrerendering?.(window.document) && { prerendering: true }),
      ...(tellsDepartures && { departures: true }),
    })
    tasks()
  }

  function reportTransition(kind: 'pagehide' | 'pageshow', event: Event): void {
    clock()
    recorder.report({ kind, at: now(), persisted: persistedOf(event as PageTransitionEvent) })
  }

  function noticeRoute(traversal: boolean): void {
    const current = urlOf(window.document)
    if (current === url && !traversal) return
    url = current
    recorder.report({ kind: 'route', at: now(), url: url, traversal })
  }

  function reportDeparture(event: Event): void {
    const destination = leadsTo?.(event as NavigateEvent)
    if (destination && !staysIn?.(destination)) recorder.report({ kind: 'departure', at: now() })
  }

  function reportViolation(event: SecurityPolicyViolationEvent): void {
    recorder.report({
      kind: 'csp',
      at: now(),
      directive: directiveOf(event),
      blocked: blockedOf(event),
      enforced: dispositionOf(event) === 'enforce',
      policy: policyOf(event),
    })
  }

  function sample(): void {
    if (!begun) return
    begin()
    clock()
    noticeRoute(false)
  }

  return { begin, sample }
}

/** Adds listeners that hear first and never disturb; adding them again changes nothing. */
function listeners(heard: Record<string, (event: Event) => void>): (target: EventTarget) => void {
  const types = Object.keys(heard)
  const safe: ((event: Event) => void)[] = []
  for (const type of types) {
    safe.push((event) => {
      if (event.isTrusted) quietly(() => heard[type]?.(event))
    })
  }
  return (target) => {
    for (let index = 0; index < types.length; index++) {
      addListener(target, types[index] ?? '', safe[index] ?? null, true)
    }
  }
}
