import { mount } from '../../../panel/mount.tsx'
import { createHost } from '../../support/host.ts'
import { createTraffic, type Traffic } from './traffic.ts'

/** What the driver of the bench asks of the page. */
export interface BenchPage extends Traffic {
  /** Shows the panel over what was recorded. */
  show(): void
}

const host = createHost()
const bench: BenchPage = {
  ...createTraffic(host),
  show() {
    const container = document.querySelector<HTMLElement>('#panel')
    if (container) mount(container, host)
  },
}
Object.assign(window, { bench })
