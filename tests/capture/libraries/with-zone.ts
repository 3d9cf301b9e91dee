import 'zone.js'
import './all.ts'
