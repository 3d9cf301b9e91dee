import { mount } from '../../../panel/mount.tsx'
import { createHost } from '../../support/host.ts'
import { playSample } from './sample.ts'

/**
 * The panel in an ordinary page, with sample data. `npx vite` serves it; options of the query:
 * `dark`, `empty=none|late|starting|quiet`, `messages=1000000`, `reconnects=5000`.
 */
const options = new URLSearchParams(location.search)
const empty = options.get('empty')
const host = createHost(
  empty === 'none' || empty === 'starting' ? { coverage: { state: empty, frames: [] } } : {},
)
if (empty === 'late') {
  host.setCoverage({ frames: [{ url: 'https://app.test/', top: true, captured: 'late' }] })
}
if (options.has('dark')) host.setTheme('dark')
if (empty === null) {
  playSample(host, Number(options.get('messages')), Number(options.get('reconnects')))
}

const container = document.querySelector<HTMLElement>('#panel')
if (container) mount(container, host)
