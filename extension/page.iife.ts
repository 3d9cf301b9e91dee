import { start } from '../src/capture/start.ts'

start()
