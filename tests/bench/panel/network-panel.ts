/**
 * Chrome's own Network panel, by the modules of its DevTools. These are text: a bundler would look
 * for the modules here. https://github.com/ChromeDevTools/devtools-frontend
 */
export const showNetwork = `import('./ui/legacy/legacy.js').then(({ ViewManager }) =>
  ViewManager.ViewManager.instance().showView('network').then(() => true))`

/** Selects the newest socket and shows its messages; false while there is none. */
export const showMessages = `Promise.all([
  import('./models/logs/logs.js'),
  import('./panels/network/network.js'),
]).then(([{ NetworkLog }, { NetworkPanel }]) => {
  const requests = NetworkLog.NetworkLog.instance().requests()
  const socket = requests.findLast((one) => one.url().startsWith('ws:'))
  if (!socket) return false
  const panel = NetworkPanel.NetworkPanel.instance()
  return panel.selectAndActivateRequest(socket, 'web-socket-frames').then(Boolean)
})`
