import { watchHandshakes } from './firefox-handshakes.ts'
import { connectPanels } from './firefox-switchboard.ts'
import { answerPanels, forgetClosedTabs } from './spill-tabs.ts'

// Firefox only. It may be stopped at any time and keeps no data.
watchHandshakes(connectPanels())
answerPanels()
forgetClosedTabs()
