import browser, { type Runtime } from 'webextension-polyfill'

/** Frames may call themselves and ask what they like: only a page of the extension is a panel. */
export function isOwnPage(sender: Runtime.MessageSender | undefined): boolean {
  return sender?.url?.startsWith(browser.runtime.getURL('')) === true
}
