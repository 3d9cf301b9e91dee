import { forgetClosedTabs } from './spill-tabs.ts'

// It wakes when a tab is closed and keeps no data: panels speak to the relays themselves.
forgetClosedTabs()
