import browser from 'webextension-polyfill'

// The panel is made when it is first shown; what the browser knows of handshakes begins now.
await browser.devtools.panels.create(
  'WebSocket Doctor',
  '/extension/icons/16.png',
  `/extension/panel.html?since=${Date.now()}`,
)
