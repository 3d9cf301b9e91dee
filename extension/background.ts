import { watchHandshakes } from './firefox-handshakes.ts'
import { connectPanels } from './firefox-switchboard.ts'

// Firefox only. It may be stopped at any time and keeps no data.
connectPanels()
watchHandshakes()
