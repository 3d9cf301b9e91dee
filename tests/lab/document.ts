import { bundlePath } from './apps.ts'
import { paceScript } from './pace.ts'
import type { Group, Scenario } from './scenario.ts'
import { scenarios } from './scenarios.ts'

const groups: Record<Group, string> = {
  page: 'The page ends it',
  server: 'The server ends it',
  network: 'The connection is cut',
  handshake: 'It never opens',
  browser: 'The browser ends it',
  warned: 'It lives on, and something is wrong',
  healthy: 'Nothing is wrong',
  frames: 'Several, and where they hide',
  hostile: 'Pages that misbehave',
}

/** The list of all scenarios, a button each. */
export function listDocument(): string {
  const sections = Object.entries(groups).map(([group, heading]) => {
    const cards = scenarios.filter((scenario) => scenario.group === group).map(card)
    return `<h2>${heading}</h2><form class="cards">${cards.join('')}</form>`
  })
  return html(
    '<h1>WebSocket disconnects</h1><p>Open DevTools, then choose how a connection ends.</p>' +
      sections.join(''),
  )
}

/**
 * The page of one scenario. It starts by itself: a click would be a reason to close a connection.
 * @param query of its URL, with parameters for the script
 */
export function scenarioDocument(scenario: Scenario, head: string, query: string): string {
  const source = scenario.app
    ? bundlePath(scenario.app, scenario.production ? 'production' : 'development')
    : `/scenarios/${scenario.id}.js${query}`
  return html(
    `<p><a href="/">All scenarios</a></p><h1>${escapeHtml(scenario.title)}</h1>
<p>${escapeHtml(scenario.shows)}</p>
<div id="app">${scenario.body ?? ''}</div>
<ol id="seen"></ol>
<script src="${escapeHtml(source)}"></script>`,
    head && `<script>${head}</script>`,
  )
}

function card({ id, title, shows }: Scenario): string {
  return `<button class="card" name="run" value="${id}">
<strong>${escapeHtml(title)}</strong><span>${escapeHtml(shows)}</span></button>`
}

function html(body: string, head = ''): string {
  return `<!doctype html>
<html lang="en">
<head>${paceScript()}${head}
<meta charset="utf-8">
<title>WebSocket disconnects</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/public/style.css">
<script src="/public/watch.js"></script>
</head>
<body>
${body}
</body>
</html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}
