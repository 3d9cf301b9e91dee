import type { Call } from '../event.ts'

/**
 * What a page follows beside its sockets: a peer connection or another channel that is up, the kind
 * of network, a recording that stopped, a new service worker.
 * https://www.w3.org/TR/webrtc/#event-summary, https://wicg.github.io/netinfo/#onchange-attribute
 */
const OF_OTHERS =
  /^(?:connectionstatechange|iceconnectionstatechange|icegatheringstatechange|signalingstatechange|open|change|stop|ended|controllerchange)$/

/** What is played has come to its end, and with it what belongs to it. */
const PLAYED = /^ended$/

/** Whether a call was made in a listener of such an event: it says itself what it was for. */
export function followsEvent({ running }: Call): boolean {
  if (running?.trusted !== true) return false
  if (running.target === 'element') return PLAYED.test(running.type)
  return running.target === 'other' && OF_OTHERS.test(running.type)
}
